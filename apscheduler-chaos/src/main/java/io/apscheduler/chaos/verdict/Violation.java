package io.apscheduler.chaos.verdict;

/**
 * A promise that was not kept.
 *
 * @param at when, in microseconds by the machine's monotonic clock
 * @param job whose
 * @param detail what there is to know of it
 */
public record Violation(Rule rule, long at, String job, String detail) {
    @Override
    public String toString() {
        return job + ": " + rule.sentence() + ": " + detail;
    }
}
