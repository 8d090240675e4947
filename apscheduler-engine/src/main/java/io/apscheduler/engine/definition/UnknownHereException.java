package io.apscheduler.engine.definition;

import io.apscheduler.job.SchedulerException;

/** Says that a job needs something that this node has not: a task, a trigger type or an executor. Others may have it. */
public final class UnknownHereException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception whose message says what is unknown. */
    public UnknownHereException(String message) {
        super(message);
    }

    /** Makes an exception whose message says what is unknown. */
    public UnknownHereException(String message, Throwable cause) {
        super(message, cause);
    }
}
