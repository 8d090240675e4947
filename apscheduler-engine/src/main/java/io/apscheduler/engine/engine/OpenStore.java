package io.apscheduler.engine.engine;

import io.apscheduler.engine.dispatch.Dispatcher;
import io.apscheduler.spi.JobStore;

/** A store that is open under its alias, with the dispatcher that works for it. */
record OpenStore(String alias, JobStore store, Dispatcher dispatcher) {
    /** The store's now, in microseconds. */
    long now() {
        return dispatcher.now();
    }
}
