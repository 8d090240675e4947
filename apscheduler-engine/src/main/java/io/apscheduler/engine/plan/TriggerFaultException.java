package io.apscheduler.engine.plan;

/** Says that a trigger broke its contract: it threw, or answered with a time it was not asked for. Ends in quarantine. */
public final class TriggerFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TriggerFaultException(String message) {
        super(message);
    }

    TriggerFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
