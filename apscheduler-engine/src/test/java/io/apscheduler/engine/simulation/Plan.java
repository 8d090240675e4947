package io.apscheduler.engine.simulation;

import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job of a simulated world, and how its runs behave.
 *
 * @param period between two fire times, in microseconds
 * @param grace in microseconds, 0 for none
 * @param longest how long a run takes at most, in milliseconds
 * @param edited whether people change it
 */
record Plan(
        String id,
        long period,
        long grace,
        Coalesce coalesce,
        long maxRuns,
        int maxInstances,
        boolean atMostOnce,
        @Nullable Retry retry,
        long timeoutMillis,
        double longest,
        boolean edited) {
    private static final Task TASK = Task.of(() -> {});

    /**
     * Some job.
     *
     * @param maySeize whether its runs may take a thread for most of the time: more than one such job leaves too little to others
     */
    static Plan of(String id, Chance chance, boolean maySeize) {
        boolean tolerant = chance.happens(0.5);
        long period = chance.nanos(300, 12_000) / 1_000;
        boolean seizes = maySeize && period > 4_000_000 && chance.happens(0.6);
        return new Plan(
                id,
                period,
                tolerant ? 0 : chance.nanos(100, 5_000) / 1_000,
                chance.happens(0.7) ? Coalesce.NONE : chance.of(List.of(Coalesce.LATEST, Coalesce.EARLIEST)),
                chance.happens(0.25) ? chance.between(1, 12) : 0,
                tolerant && !seizes && chance.happens(0.6) ? 1_000 : chance.between(1, seizes ? 1 : 2),
                chance.happens(0.2),
                chance.happens(0.3)
                        ? Retry.fixed(chance.between(1, 3), Duration.ofMillis(chance.between(50, 3_000)))
                        : null,
                chance.happens(0.2) ? chance.between(100, 2_000) : 0,
                seizes ? 8_000 : 150,
                chance.happens(0.4));
    }

    /** Whether each of its fire times must start, whatever happens. */
    boolean isNeverMissed() {
        return grace == 0 && coalesce == Coalesce.NONE && maxInstances >= 1_000 && !atMostOnce;
    }

    /** How long what hinders a fire time may take: runs one after the other, with their retries. */
    long longestMicros() {
        return (long) (1_000 * longest) * 4 + 4_000_000;
    }

    TriggerSpec trigger(long every) {
        return Triggers.every(Duration.ofNanos(every * 1_000));
    }

    JobSpec spec() {
        JobSpec spec = JobSpec.of(TASK, trigger(period))
                .id(id)
                .name(Version.name(id, 0))
                .coalesce(coalesce)
                .maxInstances(maxInstances)
                .atMostOnce(atMostOnce)
                .misfireGraceTime(grace == 0 ? JobSpec.NO_LIMIT : Duration.ofNanos(grace * 1_000));
        spec = maxRuns == 0 ? spec : spec.maxRuns(maxRuns);
        spec = retry == null ? spec : spec.retry(retry);
        return timeoutMillis == 0 ? spec : spec.timeout(Duration.ofMillis(timeoutMillis));
    }
}
