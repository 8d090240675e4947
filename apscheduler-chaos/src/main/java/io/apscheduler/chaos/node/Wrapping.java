package io.apscheduler.chaos.node;

import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.spi.JobStore;

/** Puts something between a scheduler and its store. Made by its public constructor without parameters. */
public interface Wrapping {
    /** The store to use instead of the one at that place. */
    JobStore store(StoreName name, String uri);
}
