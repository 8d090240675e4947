package io.apscheduler.event;

import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on this node. Immutable. Published once, in order, after it was recorded in the store where
 * there is something to record.
 */
public sealed interface SchedulerEvent {
    /** Which kind of event this is. */
    EventType type();

    /** When it happened, by the clock of the scheduler or, for what concerns a job, of its store. */
    Instant time();

    /** What concerns one run, or fire time, of a job: whether it worked, crashed, was cancelled or missed. */
    sealed interface JobEvent extends SchedulerEvent {
        /** The job as it stood when the run was handed over, or missed. */
        Job job();

        /** The fire time that the run carries. */
        Instant fireTime();

        /** The job's id. */
        default String jobId() {
            return job().id();
        }
    }

    /** The scheduler runs: its stores and executors are open and its jobs get their fire times. */
    record SchedulerStarted(Instant time) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.SCHEDULER_STARTED;
        }
    }

    /** The scheduler has stopped; the last event until it is started again. */
    record SchedulerShutDown(Instant time) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.SCHEDULER_SHUT_DOWN;
        }
    }

    /** This node starts no runs until it is resumed. */
    record SchedulerPaused(Instant time) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.SCHEDULER_PAUSED;
        }
    }

    /** This node starts runs again. */
    record SchedulerResumed(Instant time) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.SCHEDULER_RESUMED;
        }
    }

    /** A store has been added under an alias. */
    record JobStoreAdded(Instant time, String alias) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_STORE_ADDED;
        }
    }

    /** The store of an alias has been taken off; its jobs stay in it. */
    record JobStoreRemoved(Instant time, String alias) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_STORE_REMOVED;
        }
    }

    /** A store could not be reached; it is tried again. Told once until {@link JobStoreRecovered}. */
    record JobStoreFailed(Instant time, String alias, Throwable exception) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_STORE_FAILED;
        }
    }

    /** A store that had failed works again. */
    record JobStoreRecovered(Instant time, String alias) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_STORE_RECOVERED;
        }
    }

    /**
     * A store has lost what it had acknowledged: its server came back without some or all of its data. What the store has now
     * counts; jobs that are missing must be added again.
     *
     * @param jobIds the ids of those jobs that are known to be missing: at least those that this node owned. It may be empty,
     *     and jobs that no node owned may be missing besides
     */
    record JobsLost(Instant time, String alias, Set<String> jobIds) implements SchedulerEvent {
        /** Copies the ids. */
        public JobsLost {
            jobIds = Set.copyOf(jobIds);
        }

        @Override
        public EventType type() {
            return EventType.JOBS_LOST;
        }
    }

    /** An executor has been added under an alias. */
    record ExecutorAdded(Instant time, String alias) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.EXECUTOR_ADDED;
        }
    }

    /** The executor of an alias has been taken off. */
    record ExecutorRemoved(Instant time, String alias) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.EXECUTOR_REMOVED;
        }
    }

    /** A job has been put in a store, or is waiting for the start to be. */
    record JobAdded(Instant time, Job job) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_ADDED;
        }
    }

    /** A job was changed, rescheduled, replaced, paused, resumed, requeued or asked to run now. */
    record JobModified(Instant time, Job job) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_MODIFIED;
        }
    }

    /** A job was removed, or has ended: it had no further fire time, or had reached its number of runs. */
    record JobRemoved(Instant time, Job job) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_REMOVED;
        }
    }

    /** A job scheduled before the start could not be added at the start; the others were. */
    record JobRejected(Instant time, JobSpec spec, Exception reason) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_REJECTED;
        }
    }

    /** A job is kept but no longer run, for the reason given. */
    record JobQuarantined(Instant time, Job job, String reason) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_QUARANTINED;
        }
    }

    /** A run was handed over to its executor. */
    record JobSubmitted(Instant time, Job job, Instant fireTime) implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_SUBMITTED;
        }
    }

    /**
     * A run has ended well.
     *
     * @param attempt 1 for the first attempt
     * @param result what the task returned or set, null if nothing
     */
    record JobExecuted(
            Instant time,
            Job job,
            Instant fireTime,
            int attempt,
            @Nullable Object result) implements JobEvent {
        @Override
        public EventType type() {
            return EventType.JOB_EXECUTED;
        }
    }

    /**
     * A run has thrown, or took longer than its timeout. The job goes on with its schedule or its retries.
     *
     * @param attempt 1 for the first attempt
     * @param exception what it threw; a {@link java.util.concurrent.TimeoutException} for a timeout
     */
    record JobFailed(Instant time, Job job, Instant fireTime, int attempt, Throwable exception) implements JobEvent {
        @Override
        public EventType type() {
            return EventType.JOB_FAILED;
        }
    }

    /**
     * A run was cancelled by {@link io.apscheduler.job.Jobs#cancel(String)}: interrupted, or never begun. What it still does,
     * returns or throws is told of no more. Told on the node that had the run in hand; of a job that no node held, on the one
     * that was asked to cancel.
     *
     * @param attempt the attempt that was under way or would have come
     */
    record JobCancelled(Instant time, Job job, Instant fireTime, int attempt) implements JobEvent {
        @Override
        public EventType type() {
            return EventType.JOB_CANCELLED;
        }
    }

    /**
     * One or more consecutive fire times will not be run, all for the same reason.
     *
     * @param fireTime the last of them
     * @param firstFireTime the first of them
     * @param count how many they are; over 10,000 it may be "at least"
     */
    record JobMissed(Instant time, Job job, Instant fireTime, Instant firstFireTime, long count, MissReason reason)
            implements JobEvent {
        /** Checks that there is at least one. */
        public JobMissed {
            Objects.requireNonNull(reason, "reason");
            if (count < 1) {
                throw new IllegalArgumentException(
                        "A missed event is about at least one fire time, not " + count + ".");
            }
        }

        @Override
        public EventType type() {
            return EventType.JOB_MISSED;
        }
    }

    /**
     * A run failed and will not be tried again.
     *
     * @param attempts how often it was tried
     * @param exception what the last attempt threw
     */
    record JobRetriesExhausted(Instant time, Job job, Instant fireTime, int attempts, Throwable exception)
            implements SchedulerEvent {
        @Override
        public EventType type() {
            return EventType.JOB_RETRIES_EXHAUSTED;
        }
    }
}
