package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Cancellation;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Situation;
import io.apscheduler.spi.ExchangeReply.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a claimed record brings with it besides its schedule. A node that gives the record back without having looked at this
 * writes it down for the next: else a run that a dead node had begun would be made again as if for the first time, or would
 * be judged by its grace time. Immutable.
 *
 * @param deadLease until when the lease of a dead owner held, {@code NEVER} if there is none
 * @param inFlight the rows of runs that the record has in flight
 * @param cancelledUpTo runs due then or earlier were cancelled
 */
record Arrival(long deadLease, List<List<Attempt>> inFlight, long cancelledUpTo) {
    /** What a claim brings, null if it is nothing. */
    static @Nullable Arrival of(Claim claim, Notes notes) {
        Arrival arrival = new Arrival(deadLease(claim, notes), notes.inFlight(), notes.cancelledUpTo());
        return arrival.isNothing() ? null : arrival;
    }

    /** Until when the lease of a dead owner held, by the claim or by one before it that came to nothing. */
    static long deadLease(Claim claim, Notes notes) {
        return claim.isRecovered() ? claim.deadOwnerLease() : notes.deadLease();
    }

    private boolean isNothing() {
        return deadLease == NEVER && inFlight.isEmpty() && cancelledUpTo == Cancellation.NOTHING;
    }

    /** The same, where runs were cancelled. */
    Arrival cancelled(long upTo) {
        return new Arrival(deadLease, inFlight, Math.max(cancelledUpTo, upTo));
    }

    /** The moment at which it is looked at. */
    Situation situation(long now) {
        return Situation.claimed(now, deadLease, inFlight).cancelled(cancelledUpTo);
    }

    /** The notes of a record that is given back. */
    Notes of(Notes notes) {
        return notes.cancelled(cancelledUpTo).leftBy(deadLease);
    }
}
