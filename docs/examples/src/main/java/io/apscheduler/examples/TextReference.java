package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.Task;
import java.time.Duration;

/** A task named by text, as in a properties file. */
public final class TextReference {
    private TextReference() {}

    /** Prints its argument. */
    public static void write(String text) {
        System.out.println(text);
    }

    /** Schedules the method above by its name. */
    public static Job schedule(Scheduler scheduler) {
        // region reference
        Job job = scheduler.schedule(
                Task.ref("io.apscheduler.examples.TextReference::write", "tick"), every(Duration.ofSeconds(3)));
        // endregion
        return job;
    }
}
