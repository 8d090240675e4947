package io.apscheduler.engine.plan;

/**
 * One run to be made.
 *
 * @param fireTime the fire time it carries
 * @param due when it became due, from which its grace time counts
 * @param attempt 1 for the first attempt
 * @param onTime how its start is judged
 */
public record RunPlan(long fireTime, long due, int attempt, Grace onTime) {
    /** Whether a run may come too late. */
    public enum Grace {
        /** It is missed if it starts later than the grace time. */
        LIMITED,
        /** A retry: it starts however late. */
        RETRY,
        /** It is repeated because its node died: it starts however late. */
        RECOVERY
    }

    /** Whether the run was due at the given time; a retry, whether its fire time had come. */
    public boolean isDueBy(long time) {
        return (onTime == Grace.RETRY ? fireTime : due) <= time;
    }

    static RunPlan first(long fireTime, long due) {
        return new RunPlan(fireTime, due, 1, Grace.LIMITED);
    }

    static RunPlan recovery(long fireTime, long due, int attempt) {
        return new RunPlan(fireTime, due, attempt, Grace.RECOVERY);
    }
}
