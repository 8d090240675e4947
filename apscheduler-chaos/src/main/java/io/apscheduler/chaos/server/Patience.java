package io.apscheduler.chaos.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for servers. */
final class Patience {
    private static final long LONGEST_NANOS = Duration.ofMinutes(2).toNanos();
    private static final long PAUSE_MILLIS = 20;

    private Patience() {}

    /** Tries until it does not fail any more. */
    static void until(String what, Callable<?> attempt) throws IOException {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (true) {
            try {
                attempt.call();
                return;
            } catch (Exception e) { // whatever says that it is not there yet
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException("Waited in vain for " + what + ".", e);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }
}
