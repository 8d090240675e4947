package io.apscheduler.engine.task.acme;

import io.apscheduler.job.CronSchedule;
import io.apscheduler.job.DateSchedule;
import io.apscheduler.job.IntervalSchedule;
import io.apscheduler.job.JobContext;

/** An object with schedules. */
public class Jobs extends BaseJobs {
    @CronSchedule(dayOfWeek = "mon-fri", hour = "5", startDate = "2026-11-22")
    public Object nightly() {
        return this;
    }

    @IntervalSchedule(
            minutes = "1.5",
            jitter = "3",
            id = "often",
            name = "Every now and then",
            store = "file",
            executor = "io",
            misfireGraceTime = "0.5",
            coalesce = "earliest",
            maxRuns = 10,
            maxInstances = 3,
            priority = 7,
            timeout = "PT1M",
            retry = "fixed 5 PT1S",
            atMostOnce = true)
    public Object often(JobContext context) {
        return context;
    }

    @DateSchedule(runDate = "2026-11-22 10:00", misfireGraceTime = "none")
    public void once() {}

    @CronSchedule(hour = "6")
    public static Object shared() {
        return "static";
    }

    @CronSchedule(hour = "7")
    public void twice() {}

    public void twice(String overload) {}

    /** Overridden without a schedule. */
    @Override
    public void overridden() {}
}
