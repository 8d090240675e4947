package io.apscheduler.job;

/** Says that no job of the given id, or none that calls the given task, exists in the stores asked. */
public class JobNotFoundException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception whose message names the job or task that was looked for, and where. */
    public JobNotFoundException(String message) {
        super(message);
    }
}
