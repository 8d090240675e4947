package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;

/** Seeing what is scheduled. */
public final class Listing {
    private Listing() {}

    /** For people. */
    public static void print(Scheduler scheduler, Appendable file) {
        // region print
        scheduler.printJobs(); // to standard output
        scheduler.printJobs(file); // to any Appendable
        // endregion
    }

    /** For programs. */
    public static void list(Scheduler scheduler) {
        // region jobs
        for (Job job : scheduler.jobs()) {
            System.out.println(job.name() + " in " + job.store() + ": "
                    + job.nextFireTime().map(Object::toString).orElse("not due"));
        }
        // endregion
    }
}
