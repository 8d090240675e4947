package io.apscheduler.engine.executor;

import java.time.Duration;
import java.util.Objects;

/**
 * How many threads a pool has.
 *
 * @param coreThreads how many are kept once made, at least 0
 * @param maxThreads how many there are at most, at least 1 and not less than {@code coreThreads}
 * @param keepAlive how long the others wait for a run before they end, not negative
 */
public record ThreadPoolLimits(int coreThreads, int maxThreads, Duration keepAlive) {
    /** No threads kept, at most 20, ending after a second without work. */
    public static final ThreadPoolLimits DEFAULT = new ThreadPoolLimits(0, 20, Duration.ofSeconds(1));

    /** Checks the parts. */
    public ThreadPoolLimits {
        Objects.requireNonNull(keepAlive, "keepAlive");
        if (coreThreads < 0 || maxThreads < 1 || coreThreads > maxThreads || keepAlive.isNegative()) {
            throw new IllegalArgumentException("A thread pool needs 0 <= coreThreads <= maxThreads, maxThreads >= 1"
                    + " and keepAlive >= 0, not " + coreThreads + ", " + maxThreads + ", " + keepAlive + ".");
        }
    }
}
