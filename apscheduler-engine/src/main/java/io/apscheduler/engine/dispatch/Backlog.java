package io.apscheduler.engine.dispatch;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many runs were handed to one executor, and how many more may be. Thread-safe.
 *
 * <p>Beyond the free threads some runs are handed over ahead, so that no thread waits for an exchange between two short
 * runs. How many is found by trying: twice as many where they were used up before the next exchange, half as many where
 * they had to wait. They had to if they waited for longer than what a person would call at once, and longer than two
 * exchanges take: where the store is slower than the runs, it is the store that they wait for, and more ahead is what helps.
 */
final class Backlog {
    private static final int LEAST_AHEAD = 4;
    private static final int MOST_AHEAD = 4_096;
    private static final long LONG_WAIT_NANOS = 20_000_000;

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong longestWait = new AtomicLong();
    private volatile int ahead = LEAST_AHEAD;
    private volatile int leftOver;

    void handedOver() {
        waiting.incrementAndGet();
    }

    /** A run left the queue, after waiting for that long, to be made or given back. */
    void left(long waitedNanos) {
        waiting.decrementAndGet();
        if (waitedNanos > LONG_WAIT_NANOS) {
            longestWait.accumulateAndGet(waitedNanos, Math::max);
        }
    }

    /** Whether what was handed over ahead is used up by half. Thread-safe. */
    boolean isLow() {
        return waiting.get() <= ahead / 2;
    }

    /** How many more runs may be handed over to an executor with that many free threads. */
    int capacity(int freeThreads) {
        long room = (long) freeThreads + ahead - waiting.get();
        return (int) Math.max(0, Math.min(room, MOST_AHEAD));
    }

    /** A claim is about to be made: remembers how much of the last one is left over. */
    void claiming() {
        leftOver = waiting.get();
    }

    /** Adapts after a claim that took so long: more ahead if there is more to claim and little of the last claim was left over. */
    void adapt(boolean more, long exchangeNanos) {
        if (longestWait.getAndSet(0) > Math.max(LONG_WAIT_NANOS, 2 * exchangeNanos)) {
            ahead = Math.max(LEAST_AHEAD, ahead / 2);
        } else if (more && leftOver <= ahead / 2) {
            ahead = Math.min(MOST_AHEAD, ahead * 2);
        }
    }
}
