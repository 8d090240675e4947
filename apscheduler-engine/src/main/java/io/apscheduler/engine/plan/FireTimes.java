package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.trigger.Trigger;
import java.time.Instant;
import java.util.Optional;

/**
 * The fire times of one job in microseconds, and when each becomes due. Holds a trigger to its contract. Immutable,
 * thread-safe as far as the trigger is.
 */
public final class FireTimes {
    /** Stands for "no fire time was handled yet". */
    public static final long NONE = Long.MIN_VALUE;

    private final Trigger trigger;
    private final Delay jitter;

    /** The fire times of a trigger, each due after a delay. */
    public FireTimes(Trigger trigger, Delay jitter) {
        this.trigger = trigger;
        this.jitter = jitter;
    }

    /** The same fire times, each due after another delay. */
    public FireTimes delayed(Delay delay) {
        return new FireTimes(trigger, delay);
    }

    /** The first fire time not before the given instant, {@code NEVER} if there is none. */
    public long first(long from) {
        return next(NONE, from);
    }

    /** The fire time that follows the given one, {@code NEVER} if there is none. */
    public long after(long fireTime) {
        return next(fireTime, fireTime);
    }

    /**
     * The earliest fire time after the previous one and not before the given instant.
     *
     * @param previous a fire time, or {@link #NONE}
     * @throws TriggerFaultException if the trigger throws or answers with another time
     */
    public long next(long previous, long from) {
        Optional<Instant> answer;
        try {
            answer = trigger.next(
                    previous == NONE ? Optional.empty() : Optional.of(Micros.instant(previous)), Micros.instant(from));
            if (answer.isEmpty()) {
                return NEVER;
            }
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw new TriggerFaultException("Its trigger failed: " + e, e);
        }
        long time = Micros.ceiling(answer.get());
        if (time < from || (previous != NONE && time <= previous)) {
            throw new TriggerFaultException("Its trigger answered with the past: asked for a time not before "
                    + Micros.instant(from) + (previous == NONE ? "" : " and after " + Micros.instant(previous))
                    + ", it gave "
                    + answer.get() + ".");
        }
        return time;
    }

    /** When the run of a fire time becomes due: at the fire time, or later by its jitter. */
    public long due(long fireTime) {
        if (fireTime == NEVER || jitter == Delay.NONE) {
            return fireTime;
        }
        return fireTime + jitter.of(fireTime, after(fireTime));
    }

    /** The last fire time before the bound, given one that is; found by halving the distance. */
    long lastBefore(long bound, long known) {
        long last = known;
        long none = bound;
        while (none - last > 1) {
            long middle = last + (none - last) / 2;
            long found = next(last, middle);
            if (found < bound) {
                last = found;
            } else {
                none = middle;
            }
        }
        return last;
    }

    /** The last fire time that is due now, given one that is. */
    long lastDue(long now, long known) {
        long last = lastBefore(now + 1, known);
        return last == known || due(last) <= now ? last : lastBefore(last, known);
    }

    /** The first fire time that becomes due at the given instant or later, given one that is due before it. */
    long firstDueFrom(long instant, long known) {
        if (jitter != Delay.NONE) {
            long before = lastBefore(instant, known);
            if (due(before) >= instant) {
                return before;
            }
        }
        return next(known, instant);
    }
}
