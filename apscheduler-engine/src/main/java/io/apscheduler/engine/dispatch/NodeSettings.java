package io.apscheduler.engine.dispatch;

import java.time.Duration;

/**
 * How this node presents itself to stores.
 *
 * @param scheduler the scheduler's name
 * @param node the node's configured name
 * @param lease how long the node may be silent before others take its jobs
 * @param servesSomeQueues whether it was told which executors to have, so that others are left to other nodes for good
 */
public record NodeSettings(String scheduler, String node, Duration lease, boolean servesSomeQueues) {
    /** A node that serves whatever comes. */
    public NodeSettings(String scheduler, String node, Duration lease) {
        this(scheduler, node, lease, false);
    }
}
