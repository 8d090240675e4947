package io.apscheduler.engine.task.acme;

import io.apscheduler.job.CronSchedule;

/** Schedules that subclasses inherit. */
public abstract class BaseJobs {
    @CronSchedule(hour = "1")
    public Object inherited() {
        return this;
    }

    @CronSchedule(hour = "2")
    public void overridden() {}
}
