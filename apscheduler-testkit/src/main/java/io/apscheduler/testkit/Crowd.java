package io.apscheduler.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs something on several threads at the same moment. Each thread has random numbers of its own, all from one seed, which a
 * failure names.
 */
final class Crowd {
    private static final long PATIENCE_SECONDS = 60;

    private final int threads;
    private final long seed = Long.getLong("apscheduler.testkit.seed", System.nanoTime());
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Crowd(int threads) {
        this.threads = threads;
    }

    static Crowd of(int threads) {
        return new Crowd(threads);
    }

    long seed() {
        return seed;
    }

    /** Whether some thread has failed, so that others need not go on. */
    boolean hasFailed() {
        return failure.get() != null;
    }

    /** Runs a task once on each thread, and waits for all. */
    void each(Task task) {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> all = new ArrayList<>();
        for (int number = 0; number < threads; number++) {
            Random random = new Random(seed + number);
            Thread thread = new Thread(() -> run(start, task, random), "contract-" + number);
            thread.setDaemon(true);
            thread.start();
            all.add(thread);
        }
        start.countDown();
        all.forEach(this::join);
        if (failure.get() != null) {
            throw new AssertionError("A thread failed; seed " + seed + ": " + failure.get(), failure.get());
        }
    }

    private void run(CountDownLatch start, Task task, Random random) {
        try {
            start.await();
            task.run(random);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
        }
    }

    private void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            if (thread.isAlive()) {
                AssertionError stuck = new AssertionError("A thread has not ended within " + PATIENCE_SECONDS + " s.");
                stuck.setStackTrace(thread.getStackTrace());
                failure.compareAndSet(null, stuck);
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            failure.compareAndSet(null, interrupt);
        }
    }

    /** What each thread does. */
    interface Task {
        void run(Random random) throws Exception;
    }
}
