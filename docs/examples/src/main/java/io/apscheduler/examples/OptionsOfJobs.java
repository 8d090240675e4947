package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import java.time.Duration;

/** The options of a job. */
public final class OptionsOfJobs {
    private OptionsOfJobs() {}

    /** What is run. */
    public static void report() {
        System.out.println("Report");
    }

    /** The five options of APScheduler 2.1. */
    public static Job schedule(Scheduler scheduler) {
        // region options
        Job job = scheduler.schedule(JobSpec.of(Task.of(OptionsOfJobs::report), every(Duration.ofMinutes(1)))
                .name("Daily report")
                .misfireGraceTime(Duration.ofMinutes(5))
                .coalesce(true)
                .maxRuns(3)
                .maxInstances(2));
        // endregion
        return job;
    }

    /** Some that are new. */
    public static Job scheduleCarefully(Scheduler scheduler) {
        // region more-options
        Job job = scheduler.schedule(JobSpec.of(Task.of(OptionsOfJobs::report), every(Duration.ofHours(1)))
                .id("report")
                .priority(8)
                .timeout(Duration.ofMinutes(10))
                .retry(Retry.exponential(3, Duration.ofSeconds(30))));
        // endregion
        return job;
    }
}
