package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.*;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Task;
import java.time.Duration;

/** The first program: a job each second, for five seconds. */
public final class SixLines {
    private SixLines() {}

    /** Prints "tick" each second. */
    public static void main(String[] args) throws InterruptedException {
        // region six-lines
        try (Scheduler scheduler = Scheduler.create()) { // jobs in memory, up to 20 threads
            scheduler.start();
            scheduler.schedule(Task.of(() -> System.out.println("tick")), every(Duration.ofSeconds(1)));
            Thread.sleep(5_000);
        } // close() waits for runs in progress
        // endregion
    }
}
