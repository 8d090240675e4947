package io.apscheduler.chaos.fault;

/**
 * One thing that is done. Immutable.
 *
 * @param node the number of the node, from 1; 0 for all
 * @param atMillis when it begins, from the first fire time
 * @param lengthMillis for how long
 * @param amount how much, for what has an amount: milliseconds of a delay or of a wrong clock, a number of resets
 */
public record Fault(FaultKind kind, int node, long atMillis, long lengthMillis, int amount) {
    /** When it is over, from the first fire time. */
    public long endMillis() {
        return atMillis + lengthMillis;
    }

    @Override
    public String toString() {
        String whom = node == 0 ? "" : " node " + node;
        return String.format("%.1f s: %s%s for %.1f s", atMillis / 1e3, kind, whom, lengthMillis / 1e3)
                + (amount == 0 ? "" : ", " + amount);
    }
}
