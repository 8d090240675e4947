package io.apscheduler.engine.executor;

import java.time.Duration;

/** Durations as numbers that threads can sleep by. */
final class Nanos {
    private Nanos() {}

    /** The duration in nanoseconds, or the most that a {@code long} holds, nearly 300 years. */
    static long of(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
