package io.apscheduler.engine.time;

import io.apscheduler.spi.JumpingInstantSource;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Elapsed time in nanoseconds from an arbitrary origin: the machine's monotonic clock, or a clock that jumps where the
 * scheduler was given one. Thread-safe.
 */
@FunctionalInterface
public interface Ticker {
    /** Nanoseconds; only differences mean something. */
    long nanos();

    /** The ticker that goes with a clock. */
    static Ticker of(InstantSource clock) {
        return clock instanceof JumpingInstantSource jumping ? () -> nanosOf(jumping.instant()) : System::nanoTime;
    }

    private static long nanosOf(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
