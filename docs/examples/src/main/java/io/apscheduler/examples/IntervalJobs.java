package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.IntervalSchedule;
import io.apscheduler.job.Job;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.List;

/** Jobs that run again and again, a fixed time apart. */
public final class IntervalJobs {
    private IntervalJobs() {}

    /** What is run. */
    public static void hello() {
        System.out.println("Hello World");
    }

    /** Every two hours, the first time in two hours. */
    public static Job schedule(Scheduler scheduler) {
        // region interval
        Job job = scheduler.schedule(Task.of(IntervalJobs::hello), every(Duration.ofHours(2)));
        // endregion
        return job;
    }

    /** Every two hours, from a given time on. */
    public static Job scheduleFrom(Scheduler scheduler) {
        // region start
        Job job = scheduler.schedule(
                Task.of(IntervalJobs::hello), every(Duration.ofHours(2)).startingAt("2010-10-10 09:30"));
        // endregion
        return job;
    }

    /** A class with a job in it. */
    // region annotated
    public static final class Greeter {
        @IntervalSchedule(hours = "2")
        public void hello() {
            System.out.println("Hello World");
        }
    }
    // endregion

    /** Schedules what is annotated. */
    public static List<Job> scheduleAnnotated(Scheduler scheduler) {
        // region schedule-annotated
        List<Job> jobs = scheduler.scheduleAnnotated(new Greeter());
        // endregion
        return jobs;
    }

    /** Takes it off again. */
    public static void unscheduleAnnotated(Scheduler scheduler, List<Job> jobs) {
        // region unschedule-annotated
        scheduler.unschedule(jobs.get(0));
        // endregion
    }
}
