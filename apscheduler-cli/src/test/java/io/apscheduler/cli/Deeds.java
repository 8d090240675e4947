package io.apscheduler.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What jobs of these tests do. */
public final class Deeds {
    static final AtomicInteger DONE = new AtomicInteger();

    /** Holds the runs of {@link #hold} up until it is opened. */
    static volatile CountDownLatch gate = new CountDownLatch(0);

    private Deeds() {}

    /** Counts. */
    public static void count() {
        DONE.incrementAndGet();
    }

    /** Counts, then waits. */
    public static void hold() throws InterruptedException {
        DONE.incrementAndGet();
        gate.await();
    }

    /** Takes what must not be shown. */
    public static void keep(String secret, int number) {
        DONE.addAndGet(secret.length() * number);
    }
}
