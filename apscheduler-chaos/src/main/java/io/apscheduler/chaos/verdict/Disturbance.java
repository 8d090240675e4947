package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.fault.Fault;

/**
 * A fault as it happened. Immutable. Times are microseconds by the machine's monotonic clock.
 *
 * @param process the process that suffered it, as the ledger names it; empty for all
 * @param from when it began
 * @param to when it was over
 */
public record Disturbance(Fault fault, String process, long from, long to) {}
