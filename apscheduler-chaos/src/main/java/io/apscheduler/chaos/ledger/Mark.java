package io.apscheduler.chaos.ledger;

/** What an entry of the ledger is about. */
public enum Mark {
    /** A process has begun; the note tells its version. */
    BORN,
    /** Its scheduler runs. */
    READY,
    /** A task was called; the note tells how late, in microseconds by the machine's wall clock. */
    START,
    /** The same, because the node that had the run before died. */
    AGAIN,
    /** A task returns. */
    END,
    /** The scheduler told that fire times were missed; the note is the reason. */
    MISSED,
    /** The scheduler told that a job ended; the count is that of its runs. */
    REMOVED,
    /** The scheduler told that a job is kept but not run; the note is why. */
    QUARANTINED,
    /** The scheduler told that its store failed. */
    STORE_FAILED,
    /** The scheduler told that its store works again. */
    STORE_RECOVERED,
    /** The scheduler warned that its lease had lapsed. */
    LAPSED,
    /** A shutdown begins. */
    STOPPING,
    /** The shutdown has ended. */
    STOPPED
}
