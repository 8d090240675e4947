package io.apscheduler.engine.definition;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Delay;
import io.apscheduler.engine.plan.FireTimes;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.task.TaskBinder;
import io.apscheduler.engine.task.UndecodableTaskException;
import io.apscheduler.engine.task.UnknownTaskException;
import io.apscheduler.engine.trigger.Jitter;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import io.apscheduler.trigger.UnknownTriggerTypeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Makes definitions of specs, and makes them ready to run. Thread-safe. */
public final class Definitions {
    private final TaskBinder tasks;
    private final ZoneId zone;
    private final Duration misfireGraceTime;
    private final Coalesce coalesce;

    /** Definitions that take these defaults for what a spec leaves open. */
    public Definitions(TaskBinder tasks, ZoneId zone, Duration misfireGraceTime, Coalesce coalesce) {
        this.tasks = tasks;
        this.zone = zone;
        this.misfireGraceTime = misfireGraceTime;
        this.coalesce = coalesce;
    }

    /**
     * Fixes what a spec leaves open.
     *
     * @param id the id of the job
     * @param created the moment that the trigger is anchored in, in microseconds
     */
    public JobDefinition define(JobSpec spec, String id, long created, @Nullable String origin) {
        JobSpec full = spec.id().isPresent() ? spec : spec.id(id);
        if (full.misfireGraceTime().isEmpty()) {
            full = full.misfireGraceTime(misfireGraceTime);
        }
        if (full.coalesce().isEmpty()) {
            full = full.coalesce(coalesce);
        }
        return new JobDefinition(full, zone, created, origin);
    }

    /**
     * The fire times of a definition.
     *
     * @throws IllegalArgumentException if the trigger's options are wrong, or its type is unknown here
     */
    public FireTimes times(JobDefinition definition) {
        TriggerSpec spec = definition.spec().trigger();
        Trigger trigger = Triggers.compile(spec, definition.zone(), Micros.instant(definition.created()));
        return new FireTimes(trigger, jitter(spec, definition.spec().id().orElse("")));
    }

    /**
     * Makes a definition ready to run.
     *
     * @throws UnknownHereException if its trigger's type or its task is unknown to this node
     * @throws UnreadableDefinitionException if its trigger or its arguments cannot be restored anywhere
     */
    public ReadyJob ready(JobDefinition definition) {
        JobSpec spec = definition.spec();
        try {
            return new ReadyJob(
                    definition,
                    times(definition),
                    ReadyJob.terms(spec),
                    tasks.bind(spec.task()),
                    spec.timeout().map(Micros::of).orElse(NEVER));
        } catch (UnknownTaskException | UnknownTriggerTypeException e) {
            throw new UnknownHereException(String.valueOf(e.getMessage()), e);
        } catch (UndecodableTaskException | TriggerSpecException e) {
            throw new UnreadableDefinitionException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Checks a definition as far as that can be done before its store is known.
     *
     * @throws IllegalArgumentException if its trigger's options are wrong
     */
    public void check(JobDefinition definition) {
        times(definition);
    }

    /**
     * Checks a trigger by itself.
     *
     * @throws IllegalArgumentException if its options are wrong, or its type is unknown here
     */
    public void check(TriggerSpec trigger) {
        Triggers.compile(trigger, zone, Instant.EPOCH);
    }

    /**
     * Checks that a job can be kept as text.
     *
     * @throws io.apscheduler.job.TaskNotPersistableException if not, saying what to write instead
     */
    public void checkPersistable(JobSpec spec) {
        tasks.checkPersistable(spec.task());
        DefinitionText.checkPersistable(spec);
    }

    /** Checks that a task can be called here. */
    public void checkTask(JobSpec spec) {
        tasks.bind(spec.task());
    }

    private static Delay jitter(TriggerSpec spec, String id) {
        Duration jitter = Jitter.of(spec);
        return jitter.isZero()
                ? Delay.NONE
                : (fireTime, next) ->
                        Micros.of(Jitter.delay(id, Micros.instant(fireTime), jitter, Micros.optional(next)));
    }
}
