package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Fires at the earliest of the times on which all its parts agree. Immutable.
 *
 * <p>Each round asks every part for its next time. If they lie too far apart, none can be part of an agreement that is
 * earlier than the latest of them by more than the threshold; so that is where the next round begins, and a part that fires
 * each second costs no more rounds than one that fires each year.
 *
 * @param parts the parts
 * @param threshold how far apart their times may lie, in microseconds
 * @param maxIterations after how many rounds the search is given up
 */
record AllOfTrigger(List<Trigger> parts, long threshold, int maxIterations) implements Trigger {

    @Override
    public Optional<Instant> next(Optional<Instant> previousFireTime, Instant from) {
        Instant start = from;
        for (int i = 0; i < maxIterations; i++) {
            long earliest = Micros.MAX;
            long latest = Micros.MIN;
            for (Trigger part : parts) {
                Optional<Instant> next = part.next(previousFireTime, start);
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                earliest = Math.min(earliest, Micros.ceil(next.get()));
                latest = Math.max(latest, Micros.ceil(next.get()));
            }
            if (latest - earliest <= threshold) {
                return Optional.of(Micros.instant(earliest));
            }
            start = Micros.instant(latest - threshold);
        }
        return Optional.empty();
    }
}
