package io.apscheduler.engine.run;

import io.apscheduler.engine.plan.RunPlan;
import org.jspecify.annotations.Nullable;

/**
 * How one run of a flight ended. Immutable.
 *
 * @param index the place of the run in its flight
 * @param outcome how it ended
 * @param result what the task returned or set, if it succeeded
 * @param failure what it threw, if it failed
 */
public record RunEnd(
        Flight flight,
        int index,
        Outcome outcome,
        @Nullable Object result,
        @Nullable Throwable failure) {
    /** The ways in which a run ends. */
    public enum Outcome {
        /** The task returned. */
        SUCCEEDED,
        /** The task threw. */
        FAILED,
        /** The task threw after it had recorded by itself that it was done: it must not be repeated. */
        FAILED_RECORDED,
        /** It was not called, because its grace time had passed. */
        TOO_LATE,
        /** It and those after it were not called, because the flight was recalled. */
        GIVEN_BACK
    }

    /** The run. */
    public RunPlan plan() {
        return flight.runs().get(index);
    }

    /** Whether the flight is over with this run. */
    public boolean isLast() {
        return outcome == Outcome.GIVEN_BACK || index == flight.runs().size() - 1;
    }
}
