package io.apscheduler.job;

/** Refuses a job whose trigger has no fire time any more: it would be removed before it ever ran. */
public class JobNeverFiresException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception whose message names the job and its trigger. */
    public JobNeverFiresException(String message) {
        super(message);
    }
}
