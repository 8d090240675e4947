package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Explanation;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobContext;

/** What users do with runs. */
public final class Runs {
    private Runs() {}

    /** Why a job has not run. */
    public static Explanation why(Scheduler scheduler) {
        // region explain
        Explanation explanation = scheduler.explain("report");
        System.out.println(explanation);
        // endregion
        return explanation;
    }

    /** Ending the runs of a job. */
    public static boolean cancel(Scheduler scheduler) {
        // region cancel
        boolean any = scheduler.cancel("report");
        // endregion
        return any;
    }

    /** A task that ends soon after it was asked to. */
    public static int copyFiles(int files) {
        // region asked
        JobContext run = JobContext.current();
        int copied = 0;
        while (copied < files && !run.isCancelled()) {
            copied++; // one file
        }
        // endregion
        return copied;
    }

    /** One run with other arguments. */
    public static Job again(Scheduler scheduler) {
        // region arguments
        Job job = scheduler.runNow("report", "boss@example.org", 1);
        // endregion
        return job;
    }
}
