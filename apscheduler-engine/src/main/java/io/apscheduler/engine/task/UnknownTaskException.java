package io.apscheduler.engine.task;

/** Says that this node has no such task, or does not allow it. Another node may: the job is declined, not given up. */
public final class UnknownTaskException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownTaskException(String message) {
        super(message);
    }

    UnknownTaskException(String message, Throwable cause) {
        super(message, cause);
    }
}
