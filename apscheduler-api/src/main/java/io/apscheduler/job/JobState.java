package io.apscheduler.job;

/** Where a job stands. */
public enum JobState {
    /** Scheduled while the scheduler was not running: it has no fire time until the start. */
    PENDING,
    /** Waits for its next fire time. */
    SCHEDULED,
    /** A node holds it: runs are handed over or about to be. */
    RUNNING,
    /** Stopped by {@link Jobs#pauseJob(String)} until it is resumed. */
    PAUSED,
    /** Kept but not run, because it could not be restored or its trigger failed: see {@link Job#quarantineReason()}. */
    QUARANTINED,
    /** Has no further fire time; it is removed once its last run has ended. */
    FINISHED
}
