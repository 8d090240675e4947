package io.apscheduler.job;

/** Refuses what is possible only while the scheduler is not running: a second start, or a new configuration. */
public class SchedulerAlreadyRunningException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception whose message says what was tried. */
    public SchedulerAlreadyRunningException(String message) {
        super(message);
    }
}
