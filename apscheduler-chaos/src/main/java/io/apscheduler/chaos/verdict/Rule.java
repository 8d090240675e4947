package io.apscheduler.chaos.verdict;

/** What must hold. */
public enum Rule {
    /** Each fire time was started or reported missed. */
    NEITHER_STARTED_NOR_MISSED("a fire time was neither started nor reported missed"),
    /** No fire time was both, unless at-most-once and lost, or started by one who was just losing the job. */
    STARTED_AND_MISSED("a fire time was started, and reported missed as well"),
    /** Fire times were missed for reasons that the job allows only. */
    MISSED_WITHOUT_EXCUSE("a fire time was missed for a reason that its job excludes"),
    /** Without a lapsed lease each fire time was started once, with one at most once more. */
    STARTED_TOO_OFTEN("a fire time was started more often than leases lapsed"),
    /** Nothing was started before its time. */
    STARTED_EARLY("a run started before its fire time"),
    /** Nothing was started that was not to be. */
    NO_FIRE_TIME("a run has a fire time that its job does not have"),
    /** A job with one instance had one at a time, unless a lease had lapsed. */
    OVERLAPPED("two runs of a job were under way at once that must not be"),
    /** Each fire time was counted once. */
    COUNTED_WRONG("a job ended with another number of runs than it has fire times"),
    /** Each job ended once. */
    ENDED_TWICE("a job ended twice"),
    /** No job was quarantined. */
    QUARANTINED("a job was quarantined"),
    /** Nothing waits longer than two leases while nothing happens. */
    STUCK("a job was stuck for more than two leases"),
    /** All jobs had ended at the end. */
    LEFT("a job was still there after its last fire time");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /** What it is if it does not hold. */
    public String sentence() {
        return sentence;
    }
}
