package io.apscheduler.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.Triggers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTriggerTest {

    @ParameterizedTest
    @CsvSource({
        "2009-11-06 16:30:05.720400, 2009-11-06 16:30:05.7204+01:00",
        "2009-11-06,                 2009-11-06 00:00+01:00",
        "2009-11-06 16:30Z,          2009-11-06 17:30+01:00",
        "2009-11-06 16:30:00.0000001,2009-11-06 16:30:00.000001+01:00",
        "now,                        2009-01-01 01:00+01:00",
    })
    void firesOnce(String text, String expected) {
        assertThat(Fires.text(Triggers.at(text), "Europe/Berlin", "2009-01-01T00:00:00Z", 3))
                .isEqualTo(expected);
    }

    @Test
    void firesNotBeforeFromAndAfterThePrevious() {
        Trigger trigger = Fires.compiled(Triggers.at("2026-05-01 12:00Z"));

        assertThat(Fires.next(trigger, "2026-05-01T12:00:00Z")).contains(Instant.parse("2026-05-01T12:00:00Z"));
        assertThat(Fires.next(trigger, "2026-05-01T12:00:00.000001Z")).isEmpty();
        assertThat(Fires.next(trigger, "2026-05-01T11:00:00Z", "2026-01-01T00:00:00Z"))
                .isPresent();
        assertThat(Fires.next(trigger, "2026-05-01T12:00:00Z", "2026-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(trigger.next(Optional.empty(), Instant.MIN)).isPresent();
        assertThat(trigger.next(Optional.empty(), Instant.MAX)).isEmpty();
    }

    @Test
    void takesNowForTheMomentOfCreationRoundedUp() {
        Trigger trigger =
                Triggers.compile(Triggers.now(), ZoneOffset.UTC, Instant.parse("2026-01-01T00:00:00.0000001Z"));

        assertThat(Fires.next(trigger, "2026-01-01T00:00:00Z")).contains(Instant.parse("2026-01-01T00:00:00.000001Z"));
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThat(Fires.refusal(Triggers.at("tomorrow")))
                .isEqualTo("date[run_date='tomorrow']: this is not a date or time. " + DateTimeText.FORMS);
        assertThat(Fires.refusal(Triggers.of("date", Map.of())))
                .isEqualTo("date[run_date]: it is missing. " + DateTimeText.FORMS + "; or now");
        assertThat(Fires.refusal(Fires.spec("date", "run_date=now; jitter=5")))
                .isEqualTo("date[jitter='5']: there is no such option. Allowed: run_date");
    }

    @Test
    void isDescribedByItsOption() {
        assertThat(Triggers.at("2009-11-06 16:30:05")).hasToString("date[run_date='2009-11-06 16:30:05']");
    }
}
