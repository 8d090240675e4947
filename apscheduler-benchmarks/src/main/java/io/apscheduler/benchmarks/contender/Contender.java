package io.apscheduler.benchmarks.contender;

import java.time.Duration;
import java.time.Instant;

/**
 * A scheduler that is measured. Its jobs call {@link Work}. What it cannot do it throws
 * {@link UnsupportedOperationException} for, and the tables leave it out. Confined to one thread.
 */
public interface Contender extends AutoCloseable {
    /** Starts it, with so many threads for jobs. */
    void start(int threads) throws Exception;

    /** Adds so many jobs, each due at once, each of which calls {@link Work#count()} once. */
    void runOnce(int jobs) throws Exception;

    /** Adds so many jobs, each of which calls {@link Work#count()} once, at the given time. */
    default void runOnceAt(Instant time, int jobs) throws Exception {
        throw new UnsupportedOperationException("run once, later");
    }

    /** Adds a job that calls {@link Work#fire(int)} with its number at each of the times. */
    default void runEvery(Duration period, Instant first, int job) throws Exception {
        throw new UnsupportedOperationException("run every " + period);
    }

    /** The present, by the clock that decides when {@link #runEvery} fires, in microseconds since 1970. */
    default long nowMicros() {
        Instant now = Instant.now();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000L), now.getNano() / 1_000);
    }

    /** Adds a job with an id and a name of its own, due on the first of January at a time of day. */
    default void keepIdle(int job, int hour, int minute) throws Exception {
        throw new UnsupportedOperationException("keep an idle job");
    }

    /** Shuts it down. */
    @Override
    void close();
}
