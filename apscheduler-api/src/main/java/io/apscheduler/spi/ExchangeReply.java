package io.apscheduler.spi;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a store answers to an exchange.
 *
 * @param leaseHeld whether the node's lease held and has been renewed; if not, nothing was claimed, the node owns nothing
 *     any more and must go on as a new incarnation
 * @param claims the records claimed, higher priority first, then by due time
 * @param refused the ids of the completions refused because the fence had moved or the record was gone
 * @param changes records owned by this node that others edited or removed since its last exchange, and those whose
 *     completion was refused, as they are now; each once. One claimed by this very reply is told as a claim alone
 * @param nextDue the least due time among all that this exchange left and the same request could claim, now or later, in
 *     microseconds, the look-ahead not subtracted; {@link Standing#NEVER} for none. So a time not after now plus the
 *     look-ahead when there was more than the capacity allowed. What the request declines, other executors' records, and
 *     those of nodes whose lease holds do not count; what it released does
 * @param now the store's now, in microseconds: a lower bound of the time at which the answer arrives
 */
public record ExchangeReply(
        boolean leaseHeld, List<Claim> claims, List<String> refused, List<Change> changes, long nextDue, long now) {
    /** Checks the parts; lists are taken as they are and must not be changed any more. */
    public ExchangeReply {
        Objects.requireNonNull(claims, "claims");
        Objects.requireNonNull(refused, "refused");
        Objects.requireNonNull(changes, "changes");
    }

    /**
     * A record that this node now owns.
     *
     * @param record the record, with the new fence and owner
     * @param deadOwnerLease if it was taken from an owner whose lease had lapsed, until when that lease had held, in
     *     microseconds; else {@link Standing#NEVER}
     */
    public record Claim(JobRecord record, long deadOwnerLease) {
        /** Checks the parts. */
        public Claim {
            Objects.requireNonNull(record, "record");
        }

        /** Whether the record was taken from an owner that died. */
        public boolean isRecovered() {
            return deadOwnerLease != Standing.NEVER;
        }
    }

    /**
     * A record that others have changed.
     *
     * @param record the record as it is now, null if it is gone or no longer this node's
     */
    public record Change(String id, @Nullable JobRecord record) {
        /** Checks the parts. */
        public Change {
            Objects.requireNonNull(id, "id");
        }
    }
}
