package io.apscheduler.engine.trigger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as microseconds since 1970, the resolution of all fire times.
 *
 * <p>Instants too far away for that, by more than 70,000 years, count as the farthest that are not. The limits leave room
 * to add or subtract any two such numbers without overflow.
 */
public final class Micros {

    /** The latest instant that can be told from later ones. */
    public static final long MAX = Long.MAX_VALUE / 4;

    /** The earliest instant that can be told from earlier ones. */
    public static final long MIN = -MAX;

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;
    private static final long MAX_SECONDS = MAX / PER_SECOND;

    private Micros() {}

    /** Returns the first microsecond not before an instant. */
    public static long ceil(Instant instant) {
        return of(instant, NANOS - 1);
    }

    /** Returns the last microsecond not after an instant. */
    public static long floor(Instant instant) {
        return of(instant, 0);
    }

    private static long of(Instant instant, int nanosAdded) {
        long seconds = instant.getEpochSecond();
        if (seconds >= MAX_SECONDS) {
            return MAX;
        }
        return seconds <= -MAX_SECONDS ? MIN : seconds * PER_SECOND + (instant.getNano() + nanosAdded) / NANOS;
    }

    /** Returns the instant that many microseconds after the beginning of 1970. */
    public static Instant instant(long micros) {
        long seconds = Math.floorDiv(micros, PER_SECOND);
        return Instant.ofEpochSecond(seconds, (micros - seconds * PER_SECOND) * NANOS);
    }

    /** Returns an instant rounded up to a microsecond; one too far away for that as it is. */
    public static Instant roundedUp(Instant instant) {
        long micros = ceil(instant);
        boolean isExact = instant.truncatedTo(ChronoUnit.MICROS).equals(instant);
        return isExact || Math.abs(micros) == MAX ? instant : instant(micros);
    }
}
