package io.apscheduler.spi;

import java.time.Instant;

/** A run of a job, to be called once by its executor. {@link #run()} throws nothing but fatal errors of the JVM. */
public interface JobRun extends Runnable {
    /** The id of the job. */
    String jobId();

    /** The fire time that the run, or the first of a row of runs, carries. */
    Instant fireTime();

    /** The priority of the job, 1 to 9, higher first. */
    int priority();
}
