package io.apscheduler.examples;

import io.apscheduler.Scheduler;

/** A scheduler with default settings. */
public final class Starting {
    private Starting() {}

    /** Starts a scheduler. */
    public static Scheduler start() {
        // region start
        Scheduler scheduler = Scheduler.create();
        scheduler.start();
        // endregion
        return scheduler;
    }
}
