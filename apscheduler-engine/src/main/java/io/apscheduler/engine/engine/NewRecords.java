package io.apscheduler.engine.engine;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.definition.JobDefinition;
import io.apscheduler.engine.plan.FireTimes;
import io.apscheduler.engine.plan.Given;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.job.JobNeverFiresException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.trigger.Triggers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Makes the records of new jobs, and of jobs that were given another trigger. Thread-safe. */
final class NewRecords {
    /** Earlier than any date that is meant. */
    private static final long LONG_AGO = -62_135_596_800_000_000L;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final Definitions definitions;

    NewRecords(Definitions definitions) {
        this.definitions = definitions;
    }

    /** An id for a job that has none, and that no other has. */
    static String randomId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] digits = new byte[32];
        for (int half = 0; half < 32; half += 16) {
            long bits = random.nextLong();
            for (int at = half; at < half + 16; at++, bits >>>= 4) {
                digits[at] = HEX[(int) bits & 15];
            }
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    /**
     * The record of a job that is stored now.
     *
     * @throws JobNeverFiresException if it would never fire
     */
    JobRecord record(TentativeJob job, long now) {
        JobDefinition definition = definitions.define(job.asked(), now, job.file());
        FireTimes times = definitions.times(definition, job.id());
        long first = firstFire(times, definition, job.id(), now);
        long due = job.paused() ? NEVER : times.due(first);
        Notes notes = job.requested() ? Notes.NONE.requested(now) : Notes.NONE;
        Standing standing =
                new Standing(first, job.requested() ? Math.min(due, now) : due, 0, job.paused(), null, notes.orNull());
        return JobRecord.of(job.id(), definition, standing);
    }

    /** The definition of a job whose trigger starts anew now. */
    JobDefinition definition(JobSpec spec, long now, @Nullable String origin) {
        return definitions.define(spec, now, origin);
    }

    /** Other arguments for one run of a job. */
    Given given(JobDefinition definition, List<?> arguments, boolean persistent) {
        return definitions.given(definition, arguments, persistent);
    }

    FireTimes times(JobDefinition definition, String id) {
        return definitions.times(definition, id);
    }

    /** The first fire time from now; a date that is past by no more than the grace time is due at once. */
    private static long firstFire(FireTimes times, JobDefinition definition, String id, long now) {
        long first = times.first(now);
        if (first != NEVER) {
            return first;
        }
        JobSpec spec = definition.kind();
        if (spec.trigger().type().equals("date")) {
            long grace = spec.misfireGraceTime().map(Micros::of).orElse(NEVER);
            first = times.first(grace == NEVER ? LONG_AGO : now - grace);
        }
        if (first == NEVER) {
            throw new JobNeverFiresException("Job \"" + id + "\" would never fire: its trigger "
                    + Triggers.describe(spec.trigger()) + " has no fire time after " + Micros.instant(now) + ".");
        }
        return first;
    }

    /** The standing of a job from its next fire time on, whatever else was noted. */
    static Standing standing(FireTimes times, long nextFire, Standing before, @Nullable Notes notes) {
        long due = before.paused() || nextFire == NEVER ? NEVER : times.due(nextFire);
        List<Long> requests = notes == null ? List.of() : notes.requests();
        for (long request : requests) {
            due = Math.min(due, request);
        }
        return new Standing(nextFire, due, before.runs(), before.paused(), null, notes == null ? null : notes.orNull());
    }
}
