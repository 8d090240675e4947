package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Notes.Attempt;
import java.util.List;

/**
 * What planning must know of the moment. Immutable.
 *
 * @param now the store's now
 * @param instances how many instances of the job run or were handed over
 * @param catchingUp whether the last look took only part of what was due, and its runs have not ended
 * @param deadLease until when the lease of the dead owner held that the job was taken from, {@code NEVER} if it was not
 * @param inFlight the rows of runs that the record has in flight: those of a dead owner have begun with their first run,
 *     others were given back
 * @param cancelledUpTo runs due then or earlier were cancelled, and their owner has not heard of it;
 *     {@code Cancellation.NOTHING} if none were
 */
public record Situation(
        long now, int instances, boolean catchingUp, long deadLease, List<List<Attempt>> inFlight, long cancelledUpTo) {
    /** The moment of a job that this node goes on with. */
    public static Situation of(long now, int instances, boolean catchingUp) {
        return new Situation(now, instances, catchingUp, NEVER, List.of(), Cancellation.NOTHING);
    }

    /** The moment of a job that was just claimed. */
    public static Situation claimed(long now, long deadLease, List<List<Attempt>> inFlight) {
        return new Situation(now, 0, false, deadLease, inFlight, Cancellation.NOTHING);
    }

    /** The same, where runs were cancelled. */
    public Situation cancelled(long upTo) {
        return new Situation(now, instances, catchingUp, deadLease, inFlight, upTo);
    }

    boolean isRecovery() {
        return deadLease != NEVER;
    }
}
