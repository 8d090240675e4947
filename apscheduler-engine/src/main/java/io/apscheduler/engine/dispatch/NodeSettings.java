package io.apscheduler.engine.dispatch;

import java.time.Duration;

/**
 * How this node presents itself to stores.
 *
 * @param scheduler the scheduler's name
 * @param node the node's configured name
 * @param lease how long the node may be silent before others take its jobs
 */
public record NodeSettings(String scheduler, String node, Duration lease) {}
