package io.apscheduler.engine.explain;

import org.jspecify.annotations.Nullable;

/**
 * What a node knows by itself that bears on a job. Immutable.
 *
 * @param node the node's present incarnation
 * @param leaseUntil until when its lease holds, in microseconds; {@code NEVER} where none can lapse
 * @param paused whether it starts no runs
 * @param alone whether no other node can see the job's store
 * @param serves whether it has the job's executor
 * @param unserved whether no other node seems to have it; told only of a job that is due
 * @param declined why it has left the job to others, null if it has not
 */
public record Here(
        String node,
        long leaseUntil,
        boolean paused,
        boolean alone,
        boolean serves,
        boolean unserved,
        @Nullable String declined) {
    /** The same, where no other node seems to have the job's executor. */
    public Here asUnserved() {
        return new Here(node, leaseUntil, paused, alone, serves, true, declined);
    }
}
