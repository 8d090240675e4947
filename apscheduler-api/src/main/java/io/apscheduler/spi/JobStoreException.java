package io.apscheduler.spi;

import io.apscheduler.job.SchedulerException;

/** Says that a store could not do what was asked, because it cannot be reached or is closed. Repeating is safe. */
public class JobStoreException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception whose message names the store, what was asked, and what to do. No secrets. */
    public JobStoreException(String message) {
        super(message);
    }

    /** Makes an exception with the driver's exception as its cause. */
    public JobStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
