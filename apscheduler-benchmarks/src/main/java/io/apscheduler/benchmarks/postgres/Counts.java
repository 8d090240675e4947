package io.apscheduler.benchmarks.postgres;

/**
 * What a server has done since its start.
 *
 * @param statements how many it ran, those that begin and end transactions aside
 * @param commits how many transactions it ended well
 * @param walPosition how many bytes its log of changes has
 * @param cpuSeconds how long its processes have computed
 */
public record Counts(long statements, long commits, long walPosition, double cpuSeconds) {}
