package io.apscheduler.engine.explain;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Notes;
import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.engine.plan.Schedule;
import io.apscheduler.engine.plan.TriggerFaultException;
import io.apscheduler.job.Job;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that an explanation is made of. Immutable.
 *
 * @param job the job as users see it
 * @param record its record
 * @param schedule when it fires, null where that cannot be told here
 * @param here what this node knows
 * @param now the store's now, in microseconds
 */
public record Facts(Job job, JobRecord record, @Nullable Schedule schedule, Here here, long now) {
    Standing standing() {
        return record.standing();
    }

    /** What the record notes besides; nothing where it cannot be read. */
    Notes notes() {
        try {
            return Notes.of(standing().state());
        } catch (IllegalArgumentException unreadable) {
            return Notes.NONE;
        }
    }

    boolean isDue() {
        return standing().quarantine() == null && standing().due() <= now;
    }

    /** Whether a run is under way or handed over, as far as the record tells. */
    boolean isUnderWay() {
        return isDue() && record.owner() != null;
    }

    /** The fire time of the run that the record has under way. */
    OptionalLong underWay() {
        Optional<Attempt> inFlight =
                notes().inFlight().stream().flatMap(List::stream).findFirst();
        if (inFlight.isPresent()) {
            return OptionalLong.of(inFlight.get().fireTime());
        }
        if (isDue(standing().nextFire()) && !standing().paused()) {
            return OptionalLong.of(standing().nextFire());
        }
        OptionalLong request = notes().requests().stream()
                .mapToLong(Long::longValue)
                .filter(time -> time <= now)
                .min();
        return request.isPresent()
                ? request
                : notes().retries().stream()
                        .filter(retrial -> retrial.due() <= now)
                        .mapToLong(Retrial::fireTime)
                        .findFirst();
    }

    /** The retry that comes first. */
    Optional<Retrial> retry() {
        return notes().retries().stream().min(Comparator.comparingLong(Retrial::due));
    }

    /** Whether the run of a fire time is due. */
    boolean isDue(long fireTime) {
        return fireTime != NEVER && due(fireTime) <= now;
    }

    /** When the run of a fire time is due. */
    long due(long fireTime) {
        Schedule known = schedule;
        try {
            return known == null || fireTime == NEVER ? fireTime : known.times().due(fireTime);
        } catch (TriggerFaultException broken) {
            return fireTime;
        }
    }

    String executor() {
        return record.definition().executor();
    }
}
