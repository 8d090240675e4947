package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.at;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.Task;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Jobs that run once, at a given time. */
public final class DateJobs {
    private DateJobs() {}

    // region method
    /** What is run: a public static method can be kept in any store. */
    public static void remind(String text) {
        System.out.println(text);
    }
    // endregion

    /** The four ways to write a time. */
    public static Job schedule(Scheduler scheduler) {
        // region spellings
        // On 6 November 2009, at midnight. The job is returned, in case it is to be cancelled.
        Job job = scheduler.schedule(Task.of(DateJobs::remind, "a day"), at(LocalDate.of(2009, 11, 6)));

        // On the same day, at 16:30:05
        LocalDateTime time = LocalDateTime.of(2009, 11, 6, 16, 30, 5);
        scheduler.schedule(Task.of(DateJobs::remind, "a time"), at(time));

        // As text, with a time of day or without
        scheduler.schedule(Task.of(DateJobs::remind, "text"), at("2009-11-06 16:30:05"));

        // Down to the microsecond
        scheduler.schedule(Task.of(DateJobs::remind, "exactly"), at("2009-11-06 16:30:05.720400"));
        // endregion
        return job;
    }

    /** Takes the job off again. */
    public static void cancel(Scheduler scheduler, Job job) {
        // region cancel
        scheduler.unschedule(job);
        // endregion
    }
}
