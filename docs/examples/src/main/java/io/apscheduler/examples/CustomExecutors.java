package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.Properties;

/** An executor that the library does not have. */
public final class CustomExecutors {
    private CustomExecutors() {}

    /** By properties. */
    public static Properties byProperty() {
        // region property
        Properties options = new Properties();
        options.setProperty("apscheduler.executor.line.class", "one-at-a-time");
        // endregion
        return options;
    }

    /** By a call. */
    public static void byCall(Scheduler scheduler) {
        // region call
        scheduler.addExecutor("line", new OneAtATimeExecutor());
        // endregion
    }

    /** A job that runs on it. */
    public static Job schedule(Scheduler scheduler) {
        // region job
        Job job = scheduler.schedule(JobSpec.of(Task.of(CustomExecutors::printThread), every(Duration.ofMinutes(1)))
                .executor("line"));
        // endregion
        return job;
    }

    /** What is run. */
    public static void printThread() {
        System.out.println(Thread.currentThread().getName());
    }
}
