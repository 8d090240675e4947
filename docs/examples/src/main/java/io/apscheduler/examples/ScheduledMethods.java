package io.apscheduler.examples;

import io.apscheduler.job.CronSchedule;
import io.apscheduler.job.DateSchedule;
import io.apscheduler.job.IntervalSchedule;
import io.apscheduler.job.JobContext;

/** Methods that say themselves when they run: {@code scheduler.scheduleAnnotated(new ScheduledMethods())}. */
// region class
public class ScheduledMethods {
    @CronSchedule(dayOfWeek = "mon-fri", hour = "5", misfireGraceTime = "PT5M")
    public void report() {
        System.out.println("report");
    }

    @IntervalSchedule(
            minutes = "30",
            id = "health",
            priority = 7,
            timeout = "PT1M",
            retry = "exponential 5 PT1S jitter")
    public void check(JobContext context) {
        System.out.println("checked for the " + (context.job().runCount() + 1) + ". time");
    }

    @DateSchedule(runDate = "2026-12-24 18:00")
    public void celebrate() {
        System.out.println("merry Christmas");
    }
}
// endregion
