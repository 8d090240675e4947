package io.apscheduler.examples;

import io.apscheduler.job.JobContext;
import io.apscheduler.job.TaskBody;

/** A class that is a task. */
// region class
public class Backup implements TaskBody {
    @Override
    public void run(JobContext context) throws Exception {
        if (context.isRecovery()) {
            System.out.println("once more, from the beginning");
        }
        context.result("backed up, attempt " + context.attempt());
    }
}
// endregion
