package io.apscheduler.event;

/** The kinds of {@link SchedulerEvent}, for listeners that want some of them. */
public enum EventType {
    /** {@link SchedulerEvent.SchedulerStarted}. */
    SCHEDULER_STARTED,
    /** {@link SchedulerEvent.SchedulerShutDown}. */
    SCHEDULER_SHUT_DOWN,
    /** {@link SchedulerEvent.SchedulerPaused}. */
    SCHEDULER_PAUSED,
    /** {@link SchedulerEvent.SchedulerResumed}. */
    SCHEDULER_RESUMED,
    /** {@link SchedulerEvent.JobStoreAdded}. */
    JOB_STORE_ADDED,
    /** {@link SchedulerEvent.JobStoreRemoved}. */
    JOB_STORE_REMOVED,
    /** {@link SchedulerEvent.JobStoreFailed}. */
    JOB_STORE_FAILED,
    /** {@link SchedulerEvent.JobStoreRecovered}. */
    JOB_STORE_RECOVERED,
    /** {@link SchedulerEvent.JobsLost}. */
    JOBS_LOST,
    /** {@link SchedulerEvent.ExecutorAdded}. */
    EXECUTOR_ADDED,
    /** {@link SchedulerEvent.ExecutorRemoved}. */
    EXECUTOR_REMOVED,
    /** {@link SchedulerEvent.JobAdded}. */
    JOB_ADDED,
    /** {@link SchedulerEvent.JobModified}. */
    JOB_MODIFIED,
    /** {@link SchedulerEvent.JobRemoved}. */
    JOB_REMOVED,
    /** {@link SchedulerEvent.JobRejected}. */
    JOB_REJECTED,
    /** {@link SchedulerEvent.JobQuarantined}. */
    JOB_QUARANTINED,
    /** {@link SchedulerEvent.JobSubmitted}. */
    JOB_SUBMITTED,
    /** {@link SchedulerEvent.JobExecuted}. */
    JOB_EXECUTED,
    /** {@link SchedulerEvent.JobFailed}. */
    JOB_FAILED,
    /** {@link SchedulerEvent.JobCancelled}. */
    JOB_CANCELLED,
    /** {@link SchedulerEvent.JobMissed}. */
    JOB_MISSED,
    /** {@link SchedulerEvent.JobRetriesExhausted}. */
    JOB_RETRIES_EXHAUSTED
}
