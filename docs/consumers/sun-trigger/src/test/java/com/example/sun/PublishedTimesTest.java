package com.example.sun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Agrees with almanacs, to the minute and a half: they give minutes, and each has its own idea of where in a city to stand.
 */
final class PublishedTimesTest {
    // region published
    @ParameterizedTest
    @CsvFileSource(resources = "/published-times.csv", useHeadersInDisplayName = true)
    void agree(String place, double lat, double lon, LocalDate date, ZoneId zone, LocalTime rise, LocalTime set) {
        assertAt(SunSpec.sunrise(lat, lon), date.atTime(rise).atZone(zone).toInstant());
        assertAt(SunSpec.sunset(lat, lon), date.atTime(set).atZone(zone).toInstant());
    }

    private static void assertAt(TriggerSpec spec, Instant published) {
        Instant anHourBefore = published.minus(1, ChronoUnit.HOURS);
        assertThat(Triggers.fireTimes(spec, anHourBefore).findFirst().orElseThrow())
                .as("%s", spec)
                .isCloseTo(published, within(90, ChronoUnit.SECONDS));
    }
    // endregion
}
