package io.apscheduler.engine.definition;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.FireTimes;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Terms;
import io.apscheduler.engine.task.Invocation;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;

/**
 * A job made ready to run: its trigger compiled, its task resolved, its options as numbers. Immutable.
 *
 * @param timeout how long a run may take, in microseconds; {@code NEVER} for no limit
 */
public record ReadyJob(
        String id, JobDefinition definition, FireTimes times, Terms terms, Invocation invocation, long timeout) {
    static Terms terms(JobSpec spec) {
        return new Terms(
                spec.misfireGraceTime().map(Micros::of).orElse(NEVER),
                spec.coalesce().orElse(Coalesce.NONE),
                spec.maxRuns().orElse(NEVER),
                spec.maxInstances().orElse(1),
                spec.isAtMostOnce(),
                spec.retry().orElse(null));
    }

    /** The same job, calling something else. */
    ReadyJob calling(Invocation other) {
        return new ReadyJob(id, definition, times, terms, other, timeout);
    }

    /** The alias of the job's executor. */
    public String executor() {
        return definition.executor();
    }
}
