package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Standing;
import java.time.Instant;

/** Microseconds since the epoch. Times beyond their range are held to its ends. */
final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

    private Micros() {}

    /** The microsecond in which an instant lies, never later than the instant. */
    static long of(Instant instant) {
        long second = Math.max(-LAST_SECOND, Math.min(LAST_SECOND, instant.getEpochSecond()));
        return second * PER_SECOND + instant.getNano() / 1_000;
    }

    /** The sum, held below {@link Standing#NEVER}. */
    static long plus(long time, long duration) {
        long sum = time + duration;
        return sum < time ? Standing.NEVER - 1 : Math.min(sum, Standing.NEVER - 1);
    }
}
