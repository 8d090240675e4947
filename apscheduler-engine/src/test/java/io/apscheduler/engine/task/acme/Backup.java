package io.apscheduler.engine.task.acme;

import io.apscheduler.job.JobContext;
import io.apscheduler.job.TaskBody;

/** A task that is a class. */
public class Backup implements TaskBody {
    @Override
    public void run(JobContext context) {
        context.result("backed up");
    }
}
