package com.example.first;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;

/** Greets three times, a second apart, and ends. */
public final class FirstJob {
    private FirstJob() {}

    /** What is run: a public static method. */
    public static void greet(String whom) {
        System.out.println("Hello, " + whom + "!");
    }

    /** Schedules the job, and runs it until it is done. */
    public static void main(String[] args) {
        Scheduler scheduler =
                Scheduler.builder().property("apscheduler.standalone", "true").build();
        scheduler.schedule(JobSpec.of(Task.of(FirstJob::greet, "world"), every(Duration.ofSeconds(1)))
                .maxRuns(3));
        scheduler.start(); // returns when no job is left
    }
}
