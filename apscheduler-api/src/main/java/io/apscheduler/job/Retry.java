package io.apscheduler.job;

import java.time.Duration;
import java.util.Objects;

/**
 * How often, and after what delay, a failed run is tried again. Immutable.
 *
 * <p>A retry is the same run again: the same fire time with the next {@link JobContext#attempt()}. It is not subject to
 * the grace time and holds neither thread nor instance while it waits. A next fire time that comes first ends the retries.
 *
 * @param retries how many times a run is tried again after its first attempt, at least 1
 * @param delay the wait before the first retry, more than zero
 * @param factor what each further wait is multiplied with, at least 1
 * @param maxDelay the longest wait, not less than {@code delay}
 * @param isJittered whether each wait is an evenly spread part of what it would be, so that runs which failed together are not
 *     tried again together
 */
public record Retry(int retries, Duration delay, double factor, Duration maxDelay, boolean isJittered) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Checks the parts. */
    public Retry {
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(maxDelay, "maxDelay");
        if (retries < 1) {
            throw new IllegalArgumentException("A retry needs at least 1 retry, not " + retries + ".");
        }
        if (delay.isNegative() || delay.isZero()) {
            throw new IllegalArgumentException("The delay of a retry must be more than zero, not " + delay + ".");
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("The factor of a retry must be at least 1, not " + factor + ".");
        }
        if (maxDelay.compareTo(delay) < 0) {
            throw new IllegalArgumentException(
                    "The longest delay of a retry, " + maxDelay + ", is shorter than its first, " + delay + ".");
        }
    }

    /** A retry whose waits are not jittered. */
    public Retry(int retries, Duration delay, double factor, Duration maxDelay) {
        this(retries, delay, factor, maxDelay, false);
    }

    /** The same delay before each of the given number of retries. */
    public static Retry fixed(int retries, Duration delay) {
        return new Retry(retries, delay, 1, delay);
    }

    /** A delay that doubles with each of the given number of retries, up to an hour (or the first delay, if longer). */
    public static Retry exponential(int retries, Duration delay) {
        return new Retry(retries, delay, 2, delay.compareTo(HOUR) > 0 ? delay : HOUR);
    }

    /** The same with another longest delay. */
    public Retry withMaxDelay(Duration longest) {
        return new Retry(retries, delay, factor, longest, isJittered);
    }

    /**
     * The same with full jitter: each wait is some part of what it would be without, from nothing to all of it. Which part
     * depends on the job, the fire time and the attempt alone.
     */
    public Retry withJitter() {
        return new Retry(retries, delay, factor, maxDelay, true);
    }

    /**
     * Reads the text form {@code fixed 5 PT1S}, {@code exponential 5 PT1S} or {@code exponential 5 PT1S max PT10M}, each perhaps
     * followed by {@code jitter}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static Retry parse(String text) {
        return RetryText.parse(text);
    }

    /**
     * The wait before the attempt of the given number, the longest one if waits are jittered.
     *
     * @param attempt the number of the attempt to come, 2 for the first retry
     */
    public Duration delayBefore(int attempt) {
        double millis = delay.toNanos() / 1e6 * Math.pow(factor, attempt - 2);
        double longest = maxDelay.toMillis();
        return millis >= longest ? maxDelay : Duration.ofNanos((long) (millis * 1e6));
    }

    /** The text form that {@link #parse(String)} reads. */
    @Override
    public String toString() {
        return RetryText.format(this);
    }
}
