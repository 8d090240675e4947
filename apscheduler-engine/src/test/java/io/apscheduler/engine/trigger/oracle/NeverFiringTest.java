package io.apscheduler.engine.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.apscheduler.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Combinations that no day satisfies have no fire time, and that is found at once. */
final class NeverFiringTest {

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "month=2 day=30",
                "month=2,4,6,9,11 day=31",
                "month=feb day=30-31 second=*",
                "year=2025 month=2 day=29",
                "year=2021/4 month=2 day=29",
                "year=2024 month=2 day=30",
                "year=1970-2023",
                "year=2024 week=53",
                "month=7 week=1",
                "month=1 week=2-51 day=1",
                "month=2 day=29 week=8",
                "day=1-6 day_of_week=mon week=2 month=1 year=2024",
                "day=1st_mon day_of_week=tue",
                "day=last_sun day_of_week=mon-sat",
                "month=2 day=5th_fri year=2025-2027",
                "year=2026 month=3 day=29 hour=2 gap=skip",
                "year=2024-2026 month=3 day=last_sun hour=2 minute=*/10 second=* gap=skip"
            })
    void haveNoFireTime(String fields) {
        Subject subject = subject(fields);
        assertThat(subject.oracle().between(FROM, FROM.plus(Duration.ofDays(146_200))))
                .isEmpty();
        Trigger trigger = subject.trigger();
        assertThat(trigger.next(Optional.empty(), FROM)).isEmpty();
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 1_000; i++) {
                trigger.next(Optional.empty(), FROM.plusSeconds(i));
            }
        });
    }

    private static Subject subject(String fields) {
        Map<String, String> options = new HashMap<>();
        for (String field : fields.split(" ")) {
            options.put(field.split("=")[0], field.split("=")[1].replace('_', field.startsWith("day=") ? ' ' : '_'));
        }
        return Subject.cron(options, BERLIN);
    }
}
