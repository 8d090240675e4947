package io.apscheduler.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps calls to a {@link FaultyJobStore} waiting until it is closed. Thread-safe. */
public final class Hold implements AutoCloseable {
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Hold() {}

    /**
     * Waits until a call waits here.
     *
     * @param patience how long to wait, in real time
     * @throws AssertionError if none came in that time
     * @throws InterruptedException if interrupted while waiting
     */
    public void awaitCall(Duration patience) throws InterruptedException {
        if (!called.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AssertionError("No call came within " + patience + ".");
        }
    }

    /** Lets the calls that wait, and all that follow, go on. */
    @Override
    public void close() {
        released.countDown();
    }

    /** Waits here, without regard to interrupts, which are kept. */
    void pass() {
        called.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                released.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
