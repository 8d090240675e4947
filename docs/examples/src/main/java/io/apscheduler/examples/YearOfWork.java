package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.anyOf;
import static io.apscheduler.trigger.Triggers.calendarInterval;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;

/** The schedules of some application, as it would start them, and as a test can try them out over a year. */
public final class YearOfWork {
    private YearOfWork() {}

    // region schedules
    /** Schedules what the application does by itself. */
    public static void schedule(Scheduler scheduler) {
        scheduler.schedule(JobSpec.of(Task.of(YearOfWork::work), every(Duration.ofHours(1)))
                .id("poll"));
        scheduler.schedule(JobSpec.of(
                        Task.of(YearOfWork::work),
                        cron().dayOfWeek("mon-fri").hour(5).minute(30))
                .id("backup"));
        scheduler.schedule(JobSpec.of(
                        Task.of(YearOfWork::work), calendarInterval().months(1).hour(8))
                .id("invoice"));
        scheduler.schedule(JobSpec.of(
                        Task.of(YearOfWork::work),
                        anyOf(
                                cron().day("last fri").hour(16),
                                cron().month(12).day(24).hour(12)))
                .id("closing"));
    }
    // endregion

    /** Stands for real work. */
    public static void work() {}
}
