package io.apscheduler.chaos.node;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.chaos.load.Kind;
import io.apscheduler.chaos.load.PlannedJob;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.TriggerSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes jobs of what was planned. */
public final class Specs {
    private static final String LATER = "known-to-the-new-version";

    private Specs() {}

    /** Lets a scheduler know the task of {@link Kind#NEW} jobs. */
    public static void registerNew(Scheduler scheduler) {
        scheduler.register(LATER, Task.of(Work::run, 0, Task.CONTEXT));
    }

    /** The job. */
    public static JobSpec of(PlannedJob job) {
        Kind kind = job.kind();
        Task task = kind == Kind.NEW ? Task.named(LATER) : Task.of(Work::run, kind.millis(), Task.CONTEXT);
        JobSpec spec = JobSpec.of(task, trigger(job))
                .id(job.id())
                .maxInstances(kind.instances())
                .atMostOnce(kind.isAtMostOnce());
        return kind.isAnyLateness() ? spec.misfireGraceTime(JobSpec.NO_LIMIT) : spec;
    }

    private static TriggerSpec trigger(PlannedJob job) {
        return job.kind() == Kind.ONESHOT
                ? at(instant(job.first()))
                : every(Duration.of(job.period(), ChronoUnit.MICROS))
                        .startingAt(instant(job.first()))
                        .until(instant(job.last()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
