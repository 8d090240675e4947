package io.apscheduler.job;

/** What happens when a job is scheduled under an id that its store already has. */
public enum ConflictPolicy {
    /** The new job is refused with a {@link JobConflictException}. The default. */
    FAIL,
    /** The stored job stays as it is and is returned. */
    KEEP,
    /**
     * The stored job takes task, options and trigger of the new one. Where the trigger as written is the same, next fire
     * time, run count and pause stay as they are, so that a restart never postpones a daily job; otherwise they start
     * anew. A quarantine is lifted either way. Runs already handed over end as they began.
     */
    REPLACE
}
