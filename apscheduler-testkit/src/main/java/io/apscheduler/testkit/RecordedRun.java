package io.apscheduler.testkit;

import io.apscheduler.spi.JobRun;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A run that remembers how it was called. Thread-safe. */
final class RecordedRun implements JobRun {
    private final String id;
    private final Runnable body;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch called = new CountDownLatch(1);
    private volatile boolean interrupted;

    private RecordedRun(String id, Runnable body) {
        this.id = id;
        this.body = body;
    }

    static RecordedRun of(String id) {
        return new RecordedRun(id, () -> {});
    }

    static RecordedRun throwing(String id) {
        return new RecordedRun(id, () -> {
            Thread.currentThread()
                    .setUncaughtExceptionHandler((thread, thrown) -> {}); // keeps the output of tests clean
            throw new PlannedError();
        });
    }

    static RecordedRun interrupting(String id) {
        return new RecordedRun(id, () -> Thread.currentThread().interrupt());
    }

    static RecordedRun waitingFor(String id, CountDownLatch latch) {
        return new RecordedRun(id, () -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void run() {
        interrupted |= Thread.currentThread().isInterrupted();
        calls.incrementAndGet();
        try {
            body.run();
        } finally {
            interrupted |= Thread.currentThread().isInterrupted();
            called.countDown();
        }
    }

    int calls() {
        return calls.get();
    }

    /** Whether its thread was interrupted before or while it ran. */
    boolean wasInterrupted() {
        return interrupted;
    }

    void await(Duration patience) {
        try {
            if (!called.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError(
                        "The run \"" + id + "\" was accepted, and not called within " + patience + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the run \"" + id + "\".", e);
        }
    }

    @Override
    public String jobId() {
        return id;
    }

    @Override
    public Instant fireTime() {
        return Instant.EPOCH;
    }

    @Override
    public int priority() {
        return 5;
    }

    @Override
    public String toString() {
        return id;
    }

    /** Stands for a fatal error of the JVM; leaves no stack trace in the output of tests. */
    private static final class PlannedError extends VirtualMachineError {
        private static final long serialVersionUID = 1L;

        PlannedError() {
            super("planned by a test");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
