package io.apscheduler.job;

/**
 * What becomes of several fire times of one job that are due at once, after an outage say. Only fire times within the
 * grace time count.
 */
public enum Coalesce {
    /** Each is a run of its own, one after the other. The default. */
    NONE,
    /** One run carries the latest of them; the bypassed ones are no misfires and raise no event. */
    LATEST,
    /** One run carries the earliest of them. */
    EARLIEST
}
