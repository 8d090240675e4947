package io.apscheduler.engine.definition;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Task;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.trigger.TriggerSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as its record showed it. Immutable; the definition is decoded when asked for.
 *
 * @param store the alias of the job's store
 * @param seen when the record was read, in microseconds by the store's clock
 */
public record JobSnapshot(String store, JobRecord record, long seen) implements Job {
    @Override
    public String id() {
        return record.id();
    }

    @Override
    public String name() {
        return record.definition().name();
    }

    @Override
    public Task task() {
        return definition().kind().task();
    }

    @Override
    public TriggerSpec trigger() {
        return definition().kind().trigger();
    }

    @Override
    public Optional<Instant> nextFireTime() {
        return Micros.optional(record.standing().nextFire());
    }

    @Override
    public long runCount() {
        return record.standing().runs();
    }

    @Override
    public JobState state() {
        Standing standing = record.standing();
        if (standing.quarantine() != null) {
            return JobState.QUARANTINED;
        }
        if (standing.paused()) {
            return JobState.PAUSED;
        }
        if (record.owner() != null && standing.due() <= seen) {
            return JobState.RUNNING;
        }
        return standing.nextFire() == NEVER && standing.due() == NEVER ? JobState.FINISHED : JobState.SCHEDULED;
    }

    @Override
    public Optional<String> quarantineReason() {
        return Optional.ofNullable(record.standing().quarantine());
    }

    @Override
    public Optional<String> origin() {
        return Optional.ofNullable(record.definition().origin());
    }

    @Override
    public JobSpec spec() {
        return definition().spec(record.id());
    }

    private JobDefinition definition() {
        return JobDefinition.of(record.definition(), record.id(), store);
    }

    /** Store, id and state. */
    @Override
    public String toString() {
        return "Job[" + id() + ", store=" + store + ", " + state() + "]";
    }
}
