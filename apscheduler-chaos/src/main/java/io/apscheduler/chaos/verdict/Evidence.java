package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.load.PlannedJob;
import java.util.List;
import java.util.Map;

/**
 * All that a verdict rests on. Immutable; times are microseconds.
 *
 * @param jobs what was to be run
 * @param entries what all nodes wrote down, in any order
 * @param disturbances what was done to them
 * @param remaining jobs that the store still has at the end, and why
 * @param lease how long a lease holds
 * @param time what the two clocks have to do with each other
 */
public record Evidence(
        List<PlannedJob> jobs,
        List<Entry> entries,
        List<Disturbance> disturbances,
        Map<String, String> remaining,
        long lease,
        MachineTime time) {
    /** Copies the lists. */
    public Evidence {
        jobs = List.copyOf(jobs);
        entries = List.copyOf(entries);
        disturbances = List.copyOf(disturbances);
        remaining = Map.copyOf(remaining);
    }
}
