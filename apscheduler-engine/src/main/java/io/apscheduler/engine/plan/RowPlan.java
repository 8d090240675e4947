package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import java.util.List;

/**
 * Runs to hand over together, made one after the other; they hold one instance.
 *
 * @param source where they come from
 * @param runs at least one
 * @param openFrom the fire time at which the schedule would go on if none of these runs were made, {@code NEVER} if the
 *     schedule does not tell of them
 */
public record RowPlan(Source source, List<RunPlan> runs, long openFrom) {
    /** Where runs come from. */
    public enum Source {
        /** The schedule. */
        SCHEDULE,
        /** A request to run now. */
        REQUEST,
        /** A retry of a failed run. */
        RETRY
    }

    /** Whether the record of the job need not tell of these runs while its next fire time is the first of them. */
    public boolean isOpen() {
        return openFrom != NEVER;
    }

    /** The same runs, for a record that must tell of them. */
    RowPlan closed() {
        return new RowPlan(source, runs, NEVER);
    }

    static RowPlan single(Source source, RunPlan run) {
        return new RowPlan(source, List.of(run), NEVER);
    }
}
