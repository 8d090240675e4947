package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Instants and durations as microseconds since the epoch, the resolution of every store; {@code NEVER} for none. */
public final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;
    private static final long LARGEST_SECOND = NEVER / PER_SECOND - 1;

    private Micros() {}

    /** The instant, rounded up to a microsecond. */
    public static long ceiling(Instant instant) {
        long seconds = instant.getEpochSecond();
        return inRange(seconds) * PER_SECOND + (instant.getNano() + NANOS - 1) / NANOS;
    }

    /** The instant, rounded down to a microsecond. */
    public static long floor(Instant instant) {
        long seconds = instant.getEpochSecond();
        return inRange(seconds) * PER_SECOND + instant.getNano() / NANOS;
    }

    /** The duration, rounded up; {@code NEVER} if it is longer than can be counted. */
    public static long of(Duration duration) {
        return duration.getSeconds() >= LARGEST_SECOND
                ? NEVER
                : duration.getSeconds() * PER_SECOND + (duration.getNano() + NANOS - 1) / NANOS;
    }

    /** The instant of a number of microseconds that is not {@code NEVER}. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }

    /** The instant, empty for {@code NEVER}. */
    public static Optional<Instant> optional(long micros) {
        return micros == NEVER ? Optional.empty() : Optional.of(instant(micros));
    }

    /** The sum, {@code NEVER} if either is or if it is too large; {@code more} is not negative. */
    public static long plus(long micros, long more) {
        long sum = micros + more;
        return micros == NEVER || more == NEVER || sum < micros ? NEVER : sum;
    }

    private static long inRange(long seconds) {
        if (seconds > LARGEST_SECOND || seconds < -LARGEST_SECOND) {
            throw new DateTimeException("The second " + seconds + " since 1970 is out of the range of microseconds.");
        }
        return seconds;
    }
}
