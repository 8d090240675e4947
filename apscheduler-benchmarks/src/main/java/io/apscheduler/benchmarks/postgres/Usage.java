package io.apscheduler.benchmarks.postgres;

/**
 * What a server has done in a while.
 *
 * @param statements how many it ran, those that begin and end transactions aside
 * @param commits how many transactions it ended well
 * @param walBytes what it wrote of changes
 * @param walImageBytes what it wrote besides of whole pages, since they were changed for the first time after a checkpoint
 * @param cpuSeconds how long its processes have computed
 */
public record Usage(long statements, long commits, long walBytes, long walImageBytes, double cpuSeconds) {}
