package io.apscheduler.engine.definition;

import io.apscheduler.job.SchedulerException;

/** Says that the stored form of a job cannot be read, for good: it ends in quarantine. */
public final class UnreadableDefinitionException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    UnreadableDefinitionException(String message) {
        super(message);
    }

    UnreadableDefinitionException(String message, Throwable cause) {
        super(message, cause);
    }
}
