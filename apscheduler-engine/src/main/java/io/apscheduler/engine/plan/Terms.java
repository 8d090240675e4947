package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.job.Coalesce;
import io.apscheduler.job.Retry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules that one job has asked for, as planning needs them. Immutable.
 *
 * @param grace how late a run may start, in microseconds; {@code NEVER} for no limit
 * @param maxRuns after how many triggered fire times the job ends; {@code NEVER} for no end
 */
public record Terms(
        long grace,
        Coalesce coalesce,
        long maxRuns,
        int maxInstances,
        boolean atMostOnce,
        @Nullable Retry retry) {
    /** Checks the parts. */
    public Terms {
        Objects.requireNonNull(coalesce, "coalesce");
        if (grace <= 0 || maxRuns < 1 || maxInstances < 1) {
            throw new IllegalArgumentException("Grace, runs and instances must be more than zero.");
        }
    }

    /** Whether a run due then is too late to start now. Exactly the grace time late still runs. */
    public boolean isTooLate(long due, long now) {
        return grace != NEVER && now - due > grace;
    }

    /** The earliest due time that may still start now. */
    long graceStart(long now) {
        return grace == NEVER ? Long.MIN_VALUE : now - grace;
    }

    /** Whether failures of the given attempt are followed by another. */
    public boolean retries(int attempt) {
        return retry != null && attempt <= retry.retries();
    }
}
