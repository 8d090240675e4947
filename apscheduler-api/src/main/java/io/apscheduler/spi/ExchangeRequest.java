package io.apscheduler.spi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a node brings to an exchange.
 *
 * @param node the incarnation of the node: its configured name and a random part, never used again
 * @param leaseMicros how long from the store's now the node's lease shall hold
 * @param completions finished work, at most one per record
 * @param capacity the most records to claim for each executor alias; records of other aliases, and of those with capacity
 *     0, are left alone and do not count for {@link ExchangeReply#nextDue()} either
 * @param declined ids not to claim, because this node cannot run them; few
 * @param lookAheadMicros how long before they are due records may be claimed
 */
public record ExchangeRequest(
        String node,
        long leaseMicros,
        List<Completion> completions,
        Map<String, Integer> capacity,
        Set<String> declined,
        long lookAheadMicros) {
    /** Checks the parts; lists are taken as they are and must not be changed any more. */
    public ExchangeRequest {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(completions, "completions");
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(declined, "declined");
        if (leaseMicros <= 0 || lookAheadMicros < 0) {
            throw new IllegalArgumentException("A lease must be more than zero and a look-ahead not negative.");
        }
    }
}
