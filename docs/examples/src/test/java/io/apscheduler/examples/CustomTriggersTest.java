package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CustomTriggersTest {
    @Nested
    class OfATypeOfTheirOwn {
        @Test
        void fireAtSunrise() {
            try (Stage stage = Stage.at("2026-06-20T12:00").start()) {
                CustomTriggers.scheduleByType(stage.scheduler());
                stage.until("2026-06-22T12:00");

                assertThat(stage.executed()).hasSize(2).allMatch(time -> time.matches(".*T04:4[0-9].*"));
                assertThat(stage.printed()).containsExactly("Opening the shutters", "Opening the shutters");
            }
        }

        @Test
        void agreeWithTheAlmanac() {
            assertSunrise("52.5", "13.4", "2026-12-20T12:00:00Z", "2026-12-21T07:15:00Z");
            assertSunrise("0", "0", "2026-03-19T12:00:00Z", "2026-03-20T06:04:00Z");
            assertSunrise("-33.9", "151.2", "2026-12-20T12:00:00Z", "2026-12-20T18:41:00Z");
        }

        @Test
        void waitForTheSunBeyondThePolarCircle() {
            assertThat(firstAfter("78.2", "15.6", "2026-11-01T12:00:00Z"))
                    .isBetween("2027-02-10T00:00:00Z", "2027-02-20T00:00:00Z");
        }

        @Test
        void haveNoFireTimeWhereTheSunNeverRises() {
            assertThat(Triggers.fireTimes(sunrise("90", "0"), Instant.parse("2026-01-01T00:00:00Z")))
                    .isEmpty();
        }

        @Test
        void areListedAsWritten() {
            assertThat(Triggers.describe(sunrise("52.5", "13.4"))).isEqualTo("sunrise[lat='52.5', lon='13.4']");
        }

        @Test
        void refuseWhatIsWrong() {
            for (Map<String, String> options : List.of(
                    Map.of("lat", "52.5"),
                    Map.of("lat", "91", "lon", "0"),
                    Map.of("lat", "NaN", "lon", "0"),
                    Map.of("lat", "north", "lon", "0"),
                    Map.of("lat", "1", "lon", "2", "height", "3"))) {
                assertThatExceptionOfType(TriggerSpecException.class)
                        .as("%s", options)
                        .isThrownBy(() -> Triggers.compile(Triggers.of("sunrise", options)));
            }
        }
    }

    @Nested
    class AsCode {
        @Test
        void fireWhenTheCodeSays() {
            try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
                CustomTriggers.scheduleCode(stage.scheduler(), stage.clock().instant());
                stage.advance(Duration.ofMinutes(20));

                assertThat(stage.executed())
                        .containsExactly(
                                "2026-07-01T12:01",
                                "2026-07-01T12:02",
                                "2026-07-01T12:04",
                                "2026-07-01T12:08",
                                "2026-07-01T12:16");
            }
        }
    }

    private static TriggerSpec sunrise(String latitude, String longitude) {
        return Triggers.of("sunrise", Map.of("lat", latitude, "lon", longitude));
    }

    private static void assertSunrise(String latitude, String longitude, String from, String expected) {
        assertThat(firstAfter(latitude, longitude, from)).isCloseTo(expected, within(5, ChronoUnit.MINUTES));
    }

    private static Instant firstAfter(String latitude, String longitude, String from) {
        return Triggers.fireTimes(sunrise(latitude, longitude), Instant.parse(from))
                .findFirst()
                .orElseThrow();
    }
}
