package io.apscheduler.chaos.verdict;

import java.util.List;

/** What a ledger proves. Immutable. */
public record Verdict(List<Violation> violations, Figures figures) {
    /** Copies the list. */
    public Verdict {
        violations = List.copyOf(violations);
    }

    /** Whether all promises were kept. */
    public boolean isKept() {
        return violations.isEmpty();
    }

    /**
     * How often what happened.
     *
     * @param fireTimes how many there were
     * @param once those started once
     * @param again those started more than once, after a lease had lapsed
     * @param missed those reported missed
     * @param untold those of which nobody could tell, because who had to was killed
     * @param lapses how many leases lapsed, by kills or otherwise
     * @param worstLateness how late the latest start was, in microseconds
     * @param medianLateness how late the median start was, in microseconds
     */
    public record Figures(
            long fireTimes,
            long once,
            long again,
            long missed,
            long untold,
            long lapses,
            long worstLateness,
            long medianLateness) {}
}
