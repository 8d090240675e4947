package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.ShutdownOption;
import java.time.Duration;

/** Ways to end. */
public final class ShuttingDown {
    private ShuttingDown() {}

    /** Waits for the runs in progress. */
    public static void waiting(Scheduler scheduler) {
        // region wait
        scheduler.shutdown();
        // endregion
    }

    /** Returns at once; runs in progress go on. */
    public static void notWaiting(Scheduler scheduler) {
        // region no-wait
        scheduler.shutdown(ShutdownOption.NO_WAIT);
        // endregion
    }

    /** Waits for a while, then interrupts. */
    public static void patiently(Scheduler scheduler) {
        // region patience
        scheduler.shutdown(Duration.ofSeconds(30));
        // endregion
    }

    /** Leaves the threads to those who brought them. */
    public static void keepingExecutors(Scheduler scheduler) {
        // region keep-executors
        scheduler.shutdown(ShutdownOption.KEEP_EXECUTORS);
        // endregion
    }

    /** Shuts down when the JVM ends. */
    public static void atExit(Scheduler scheduler) {
        // region exit-hook
        Runtime.getRuntime().addShutdownHook(new Thread(() -> scheduler.shutdown(Duration.ofSeconds(10))));
        // endregion
    }
}
