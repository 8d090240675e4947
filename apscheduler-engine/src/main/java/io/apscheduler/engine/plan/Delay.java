package io.apscheduler.engine.plan;

/** How much later than its fire time a run becomes due: the jitter. Pure. */
@FunctionalInterface
public interface Delay {
    /** No jitter. */
    Delay NONE = (fireTime, next) -> 0;

    /**
     * The delay in microseconds, not negative, and such that the run is due before the next fire time.
     *
     * @param next the fire time after this one, {@code NEVER} for none
     */
    long of(long fireTime, long next);
}
