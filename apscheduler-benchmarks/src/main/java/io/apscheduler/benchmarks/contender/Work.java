package io.apscheduler.benchmarks.contender;

import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * What the measured jobs do: the same for all contenders, and as good as nothing. Static, because some of them make an
 * object of their own for each run. Thread-safe.
 */
public final class Work {
    private static final long LOOK_EVERY_NANOS = 50_000;

    private static final LongAdder COUNTED = new LongAdder();
    private static volatile IntConsumer fired = job -> {};

    private Work() {}

    /** The work of a job that runs once. */
    public static void count() {
        COUNTED.increment();
    }

    /** How often {@link #count()} was called since {@link #reset()}. */
    public static long counted() {
        return COUNTED.sum();
    }

    /** Begins to count anew. */
    public static void reset() {
        COUNTED.reset();
    }

    /**
     * Waits until {@link #count()} was called that often, and returns the time at which that was seen.
     *
     * @param deadline in terms of {@link System#nanoTime()}
     * @throws IllegalStateException if it was called too often, or not often enough before the deadline
     */
    public static long await(long calls, long deadline) {
        long now = System.nanoTime();
        while (counted() < calls && now < deadline) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            now = System.nanoTime();
        }
        if (counted() != calls) {
            throw new IllegalStateException(counted() + " runs instead of " + calls + ".");
        }
        return now;
    }

    /** The work of a job that runs again and again. */
    public static void fire(int job) {
        fired.accept(job);
    }

    /** Sets what {@link #fire(int)} does. */
    public static void onFire(IntConsumer consumer) {
        fired = consumer;
    }
}
