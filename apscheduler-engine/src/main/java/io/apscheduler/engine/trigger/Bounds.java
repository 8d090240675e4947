package io.apscheduler.engine.trigger;

import java.time.Instant;
import java.util.Optional;

/**
 * Between which instants, both included, a trigger may fire.
 *
 * @param start the earliest, or empty for no limit
 * @param end the latest, or empty for no limit
 */
public record Bounds(Optional<Instant> start, Optional<Instant> end) {

    /** Returns the first microsecond within. */
    public long first() {
        return start.map(Micros::ceil).orElse(Micros.MIN);
    }

    /** Returns the last microsecond within. */
    public long last() {
        return end.map(Micros::floor).orElse(Micros.MAX - 1);
    }
}
