package io.apscheduler.engine.run;

import io.apscheduler.job.StoreTransaction;
import io.apscheduler.spi.JobRecord;
import java.util.Optional;

/** Hears how flights go. Called on the threads of runs; thread-safe and quick. */
public interface FlightReports {
    /** A run is about to be called; told only of jobs that have a timeout. */
    void started(Flight flight, int index);

    /** A run has ended. */
    void ended(RunEnd end);

    /**
     * Writes the end of a run in a transaction of its task's.
     *
     * @throws IllegalStateException if the run is no longer this node's
     * @throws io.apscheduler.job.SchedulerException if the store cannot be reached
     */
    Recording complete(Flight flight, int index, StoreTransaction transaction);

    /** Whether the transaction was committed; waits until the store tells, or the thread is interrupted. */
    boolean isRecorded(Recording recording);

    /** The end of a run as it was written in a transaction of the task's. */
    interface Recording {
        /** The job's id. */
        String id();

        /** Whether the record as it is now, if there still is one, shows that it was committed. */
        boolean isIn(Optional<JobRecord> now);
    }
}
