package com.example.sun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apscheduler.testkit.ManualScheduler;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SunTriggerTest {
    private static final TriggerSpec POLAR = SunSpec.sunrise(78.22, 15.64);

    @Test
    void firesOncePerDay() {
        List<Instant> year = Triggers.fireTimes(SunSpec.sunset(52.52, 13.405), Instant.parse("2027-01-01T00:00:00Z"))
                .takeWhile(time -> time.isBefore(Instant.parse("2028-01-01T00:00:00Z")))
                .toList();

        assertThat(year).hasSize(365);
    }

    @Test
    void waitsForTheSunBeyondThePolarCircle() {
        Instant first = Triggers.fireTimes(POLAR, Instant.parse("2026-11-01T12:00:00Z"))
                .findFirst()
                .orElseThrow();

        assertThat(first).isBetween("2027-02-10T00:00:00Z", "2027-02-20T00:00:00Z");
    }

    @Test
    void hasNoFireTimeWhereTheSunRisesOnceAYear() {
        assertThat(Triggers.fireTimes(SunSpec.sunrise(90, 0), Instant.parse("2026-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void isShifted() {
        Instant noon = Instant.parse("2026-06-21T12:00:00Z");
        TriggerSpec sunset = SunSpec.sunset(52.52, 13.405);
        Instant set = Triggers.fireTimes(sunset, noon).findFirst().orElseThrow();

        assertThat(Triggers.fireTimes(SunSpec.shifted(sunset, Duration.ofMinutes(20)), noon)
                        .findFirst())
                .contains(set.plusSeconds(1_200));
        assertThat(Triggers.fireTimes(SunSpec.shifted(sunset, Duration.ofMinutes(-20)), noon)
                        .findFirst())
                .contains(set.minusSeconds(1_200));
    }

    // region properties
    @Test
    void comesFromProperties() throws Exception {
        try (ManualScheduler test = ManualScheduler.at("2026-06-20T12:00:00Z")
                .with(settings -> settings.properties(Path.of("shutters.properties")))
                .start()) {
            test.advanceTo(Instant.parse("2026-06-22T12:00:00Z"));

            assertThat(test.fireTimes("open"))
                    .hasSize(2)
                    .allMatch(time -> time.toString().contains("T02:4"));
            assertThat(test.fireTimes("close"))
                    .hasSize(2)
                    .allMatch(time -> time.toString().contains("T19:5"));
        }
    }
    // endregion

    @Test
    void isListedAsWritten() {
        assertThat(SunSpec.sunrise(52.5, 13.4)).hasToString("sunrise[lat='52.5', lon='13.4']");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lat=52.5",
                "lat=91 lon=0",
                "lat=NaN lon=0",
                "lat=north lon=0",
                "lat=1 lon=181",
                "lat=1 lon=2 height=3",
                "lat=1 lon=2 shift=soon",
                "lat=1 lon=2 shift=PT13H"
            })
    void refusesWhatIsWrong(String text) {
        Map<String, String> options = List.of(text.split(" ")).stream()
                .map(option -> option.split("="))
                .collect(java.util.stream.Collectors.toMap(parts -> parts[0], parts -> parts[1]));

        assertThatExceptionOfType(TriggerSpecException.class)
                .isThrownBy(() -> Triggers.compile(Triggers.of("sunset", options)));
    }
}
