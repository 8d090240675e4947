package io.apscheduler.job;

/** Refuses to keep a task outside memory. The message says which part of it has no text form, and what to write instead. */
public class TaskNotPersistableException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception whose message says what cannot be kept, why, and what can. */
    public TaskNotPersistableException(String message) {
        super(message);
    }

    /** Makes an exception with a cause worth showing. */
    public TaskNotPersistableException(String message, Throwable cause) {
        super(message, cause);
    }
}
