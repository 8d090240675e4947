package io.apscheduler.benchmarks.cron;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Goes from one fire time to the next, in the type that the library has for a time, so that nobody pays for a conversion.
 *
 * @param <T> that type
 */
interface Walk<T> {
    /** A time to start from. */
    T from(Instant time);

    /** The fire time after the given one; null if there is none any more. */
    @Nullable
    T next(T time);

    /** What time it is. */
    Instant instant(T time);
}
