package io.apscheduler.trigger;

import java.time.Instant;
import java.util.Optional;

/**
 * Computes fire times: the behaviour that a {@link TriggerSpec} describes.
 *
 * <p>May be written as a lambda, {@code (previous, from) -> …}; such a trigger can be scheduled in the memory store only,
 * since an object cannot be kept as text. To give a trigger a name and options of its own, write a
 * {@link TriggerProvider}.
 *
 * @implSpec A trigger is a pure function: the same arguments give the same result, on every node, in every thread. It is
 *     immutable and safe for use by several threads at once. A result is not before {@code from} and after
 *     {@code previousFireTime}; the scheduler quarantines a job whose trigger throws or answers with the past. A result
 *     finer than a microsecond is rounded up to the next one.
 */
@FunctionalInterface
public interface Trigger {

    /**
     * Returns the earliest fire time that is not before {@code from} and after {@code previousFireTime}.
     *
     * <p>Cost does not depend on how far {@code from} lies beyond the previous fire time, so that after an outage the
     * scheduler can ask for the first fire time worth running without walking through those that are not.
     *
     * @param previousFireTime the fire time handled last, or empty if there was none
     * @param from the earliest instant of interest; not after the previous fire time, as a rule, means "the next one"
     * @return the fire time, or empty if there is none any more
     */
    Optional<Instant> next(Optional<Instant> previousFireTime, Instant from);
}
