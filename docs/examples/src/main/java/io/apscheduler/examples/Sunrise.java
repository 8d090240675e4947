package io.apscheduler.examples;

import io.apscheduler.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Fires at sunrise at a place, to within a few minutes. Immutable. */
// region trigger
record Sunrise(double latitude, double longitude) implements Trigger {
    private static final int YEAR = 366;

    @Override
    public Optional<Instant> next(Optional<Instant> previousFireTime, Instant from) {
        Instant earliest = previousFireTime
                .map(previous -> previous.plusNanos(1_000))
                .filter(afterPrevious -> afterPrevious.isAfter(from))
                .orElse(from);
        long yesterday = Duration.between(SunriseEquation.EPOCH, earliest).toDays() - 1;
        for (long day = yesterday; day < yesterday + YEAR; day++) { // beyond the polar circles the sun takes its time
            Optional<Instant> sunrise = SunriseEquation.sunrise(day, latitude, longitude);
            if (sunrise.isPresent() && !sunrise.get().isBefore(earliest)) {
                return sunrise;
            }
        }
        return Optional.empty();
    }
}
// endregion
