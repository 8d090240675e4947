package io.apscheduler.benchmarks.table;

/**
 * One figure that a measurement has.
 *
 * @param key what the measurement calls it
 * @param label what the table calls it, with its unit
 * @param isCompared whether its ratio to the baseline's is shown
 */
public record Metric(String key, String label, boolean isCompared) {}
