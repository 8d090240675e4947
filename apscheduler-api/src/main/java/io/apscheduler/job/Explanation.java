package io.apscheduler.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a job runs, or does not, as of one moment: where it stands, what comes next, who has it, and what went wrong with it
 * last. Immutable. {@link #toString()} is a few lines for people; programs look at the parts.
 *
 * @param job the job
 * @param time as of when, by the clock of the job's store
 * @param cause what decides at present whether the job runs
 * @param reason the same in a sentence, with its names, times and numbers
 * @param next the next fire times, at most five, in the zone of the trigger; of a paused job those it would have if it were
 *     resumed now. Empty where they cannot be told, as of a job that cannot be read here
 * @param owner the node that holds the job, null if none does
 * @param trouble what went wrong last; null if nothing did, or if a run of the same or a later fire time has ended well since
 * @param remarks what keeps this node, which need not be the only one, from running the job; usually empty
 */
public record Explanation(
        Job job,
        Instant time,
        Cause cause,
        String reason,
        List<Upcoming> next,
        @Nullable Owner owner,
        @Nullable Trouble trouble,
        List<String> remarks) {
    /** Copies the lists. */
    public Explanation {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(reason, "reason");
        next = List.copyOf(next);
        remarks = List.copyOf(remarks);
    }

    /** What decides at present whether a job runs; the first that applies, in this order. */
    public enum Cause {
        /** The scheduler is not running: the job has no fire time until the start. */
        TENTATIVE,
        /** It is kept but not run, because it could not be restored or its trigger failed. */
        QUARANTINED,
        /** A run is under way or handed over, and the limit of instances allows no other. */
        MAX_INSTANCES,
        /** A run is under way or handed over. */
        RUNNING,
        /** It is due, but neither this node nor any other that can be seen has its executor. */
        UNSERVED,
        /** It is due, but this node cannot run it, and no other has taken it yet. */
        DECLINED,
        /** It is due, but the scheduler is paused, and no other sees the job. */
        SCHEDULER_PAUSED,
        /** It is due, and waits for a node with a free thread. */
        DUE,
        /** Its schedule is stopped until it is resumed. */
        PAUSED,
        /** A run has failed and waits to be tried again. */
        RETRYING,
        /** It has no further fire time. */
        FINISHED,
        /** It waits for its next fire time. */
        SCHEDULED
    }

    /**
     * A fire time to come.
     *
     * @param fireTime the fire time, in the zone of the trigger
     * @param jitter by how much later its run will be due
     */
    public record Upcoming(ZonedDateTime fireTime, Duration jitter) {
        /** Checks the parts. */
        public Upcoming {
            Objects.requireNonNull(fireTime, "fireTime");
            Objects.requireNonNull(jitter, "jitter");
        }

        /** When its run is due. */
        public Instant due() {
            return fireTime.toInstant().plus(jitter);
        }
    }

    /**
     * Who holds a job.
     *
     * @param node the node's name, with the random part that tells one start of it from another
     * @param isThisNode whether it is the scheduler that was asked
     * @param leaseUntil until when its lease holds unless renewed; null where that is not known, or no lease is needed
     */
    public record Owner(
            String node, boolean isThisNode, @Nullable Instant leaseUntil) {
        /** Checks the parts. */
        public Owner {
            Objects.requireNonNull(node, "node");
        }
    }

    /**
     * What went wrong with a job last.
     *
     * @param kind what it was
     * @param firstFireTime the first fire time concerned
     * @param fireTime the last fire time concerned
     * @param count how many fire times were missed for this reason since the last run that ended well, over 10,000 perhaps "at
     *     least"; of a failed or cancelled run the number of the attempt
     * @param time when it happened or was decided, by the clock of the job's store
     * @param text the same in a sentence
     */
    public record Trouble(Kind kind, Instant firstFireTime, Instant fireTime, long count, Instant time, String text) {
        /** Checks the parts. */
        public Trouble {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(firstFireTime, "firstFireTime");
            Objects.requireNonNull(fireTime, "fireTime");
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(text, "text");
        }

        /** The kinds of trouble. */
        public enum Kind {
            /** Fire times were missed because they came too late for the grace time. */
            MISFIRE,
            /** Fire times were missed because as many instances were running as may. */
            MAX_INSTANCES,
            /** A run was under way when its node died, and must not be repeated. */
            LOST,
            /** A run failed. */
            FAILED,
            /** A run was cancelled. */
            CANCELLED
        }
    }

    /** A few lines for people, without a line end after the last. */
    public String text() {
        return ExplanationText.of(this);
    }

    /** As {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
