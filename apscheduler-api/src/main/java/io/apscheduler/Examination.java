package io.apscheduler;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a job store and its jobs are, as seen by one scheduler. Immutable.
 *
 * @param store the store's alias
 * @param jobs how many jobs it has
 * @param clockOffset by how much the store's clock is ahead of the scheduler's, negative if behind; zero if the difference is
 *     less than can be measured
 * @param findings what somebody should look at
 */
public record Examination(String store, long jobs, Duration clockOffset, List<Finding> findings) {
    /** Checks and copies the parts. */
    public Examination {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(clockOffset, "clockOffset");
        findings = List.copyOf(findings);
    }

    /**
     * Something about jobs that somebody should look at.
     *
     * @param kind what it is
     * @param reason why, for people; of {@link Kind#EXECUTOR} and {@link Kind#UNSERVED} the alias of the executor
     * @param jobs how many jobs it is about, 0 where that is not counted
     * @param ids the ids of the first of them
     */
    public record Finding(Kind kind, String reason, long jobs, List<String> ids) {
        /** Checks and copies the parts. */
        public Finding {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reason, "reason");
            ids = List.copyOf(ids);
        }
    }

    /** What can be found. */
    public enum Kind {
        /** Jobs are kept but not run. */
        QUARANTINED,
        /** Jobs cannot be read by any node, and will be quarantined when they are due. */
        UNREADABLE,
        /** The task or the type of the trigger is unknown here; other nodes may know it. */
        UNKNOWN_HERE,
        /** Jobs name an executor that this scheduler does not have; other nodes may have it. */
        EXECUTOR,
        /** Jobs of an executor have been due for longer than a lease, and no node takes them. */
        UNSERVED
    }
}
