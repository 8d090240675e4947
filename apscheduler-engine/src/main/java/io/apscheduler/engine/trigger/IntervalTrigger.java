package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import java.time.Instant;
import java.util.Optional;

/**
 * Fires at a grid of instants: the first, and every interval after it. Immutable.
 *
 * @param first the first fire time, in microseconds since 1970
 * @param interval in microseconds
 * @param last the latest possible fire time, in microseconds since 1970
 */
record IntervalTrigger(long first, long interval, long last) implements Trigger {

    @Override
    public Optional<Instant> next(Optional<Instant> previousFireTime, Instant from) {
        long earliest = Math.max(first, Micros.ceil(from));
        if (previousFireTime.isPresent()) {
            earliest = Math.max(earliest, Micros.floor(previousFireTime.get()) + 1);
        }
        long missing = Math.floorMod(first - earliest, interval);
        long fire = earliest + missing;
        return fire > last ? Optional.empty() : Optional.of(Micros.instant(fire));
    }
}
