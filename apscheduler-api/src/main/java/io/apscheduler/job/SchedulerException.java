package io.apscheduler.job;

/** The common parent of what a scheduler refuses or fails to do. Its message says what happened, to what, and what to do. */
public class SchedulerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public SchedulerException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and its cause. */
    public SchedulerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Makes an exception without a stack, for what happened outside this program. */
    SchedulerException(String message, Stackless stackless) {
        super(message, null, true, false);
    }

    /** Marks the constructor of exceptions whose place in the program explains nothing. */
    enum Stackless {
        STACKLESS
    }
}
