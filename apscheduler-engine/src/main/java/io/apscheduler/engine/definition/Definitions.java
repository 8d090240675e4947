package io.apscheduler.engine.definition;

import io.apscheduler.engine.definition.JobDefinition.Birthplace;
import io.apscheduler.engine.definition.Preparations.Preparation;
import io.apscheduler.engine.plan.FireTimes;
import io.apscheduler.engine.plan.Given;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Schedule;
import io.apscheduler.engine.task.OtherArguments;
import io.apscheduler.engine.task.TaskBinder;
import io.apscheduler.engine.task.UndecodableTaskException;
import io.apscheduler.engine.task.UnknownTaskException;
import io.apscheduler.engine.trigger.Jitter;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.Definition;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import io.apscheduler.trigger.UnknownTriggerTypeException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes definitions of specs, and makes them ready to run. Thread-safe. */
public final class Definitions {
    private final TaskBinder tasks;
    private final Kinds kinds;
    private final Preparations preparations;
    private final StoredKinds stored = new StoredKinds();
    private volatile Birthplace birthplace;
    private volatile @Nullable JobDefinition latest;

    /** Definitions that take these defaults for what a spec leaves open. */
    public Definitions(TaskBinder tasks, ZoneId zone, Duration misfireGraceTime, Coalesce coalesce) {
        this.tasks = tasks;
        this.kinds = new Kinds(spec -> completed(spec, misfireGraceTime, coalesce));
        this.preparations = new Preparations(tasks);
        this.birthplace = new Birthplace(zone, null);
    }

    private static JobSpec completed(JobSpec spec, Duration misfireGraceTime, Coalesce coalesce) {
        JobSpec complete = spec;
        if (complete.misfireGraceTime().isEmpty()) {
            complete = complete.misfireGraceTime(misfireGraceTime);
        }
        if (complete.coalesce().isEmpty()) {
            complete = complete.coalesce(coalesce);
        }
        return complete;
    }

    /**
     * Fixes what a spec leaves open; its id is of no account. Jobs of a batch that differ in nothing else get the same
     * object, so that it is checked and written as text but once.
     *
     * @param created the moment that the trigger is anchored in, in microseconds
     */
    public JobDefinition define(JobSpec spec, long created, @Nullable String origin) {
        JobDefinition made = new JobDefinition(kinds.of(spec), spec.name().orElse(null), birthplace(origin), created);
        JobDefinition last = latest;
        if (last != null && last.isSameAs(made)) {
            return last;
        }
        latest = made;
        return made;
    }

    /** Jobs come from few files: one object for those that follow one another. */
    private Birthplace birthplace(@Nullable String origin) {
        Birthplace last = birthplace;
        if (!Objects.equals(last.origin(), origin)) {
            last = new Birthplace(last.zone(), origin);
            birthplace = last;
        }
        return last;
    }

    /**
     * The fire times of a definition.
     *
     * @param id the id of the job, on which jitter depends
     * @throws IllegalArgumentException if the trigger's options are wrong, or its type is unknown here
     */
    public FireTimes times(JobDefinition definition, String id) {
        return times(definition, id, preparations.of(definition));
    }

    /**
     * When a job fires, and by which rules; its task need not be known here.
     *
     * @param id the id of the job, on which jitter depends
     * @throws IllegalArgumentException if the trigger's options are wrong, or its type is unknown here
     */
    public Schedule schedule(JobDefinition definition, String id) {
        Preparation preparation = preparations.of(definition);
        return new Schedule(times(definition, id, preparation), preparation.terms(), zone(definition));
    }

    /** The zone that the trigger names, else that of the scheduler which made the job. */
    private static ZoneId zone(JobDefinition definition) {
        String named = definition.kind().trigger().options().get("timezone");
        try {
            return named == null ? definition.zone() : ZoneId.of(named);
        } catch (DateTimeException otherwiseMeant) { // by a trigger of a stranger's
            return definition.zone();
        }
    }

    private static FireTimes times(JobDefinition definition, String id, Preparation preparation) {
        Preparations.Compiled compiled = preparation.trigger(definition);
        return compiled.jitter().isZero()
                ? compiled.undelayed()
                : compiled.undelayed()
                        .delayed((fireTime, next) -> Micros.of(
                                Jitter.delay(id, Micros.instant(fireTime), compiled.jitter(), Micros.optional(next))));
    }

    /**
     * Makes the definition of a record ready to run.
     *
     * @throws UnknownHereException if its trigger's type or its task is unknown to this node
     * @throws UnreadableDefinitionException if it, its trigger or its arguments cannot be restored anywhere
     */
    public ReadyJob ready(Definition kept, String id, String store) {
        JobDefinition definition = stored.read(kept, id, store);
        try {
            Preparation preparation = preparations.of(definition, kept);
            return new ReadyJob(
                    id,
                    definition,
                    times(definition, id, preparation),
                    preparation.terms(),
                    preparation.invocation(),
                    preparation.timeout());
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
        preparations.of(definition).trigger(definition);
    }

    /**
     * Checks a trigger by itself.
     *
     * @throws IllegalArgumentException if its options are wrong, or its type is unknown here
     */
    public void check(TriggerSpec trigger) {
        Triggers.compile(trigger, birthplace.zone(), Instant.EPOCH);
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

    /**
     * Other arguments for one run of a job.
     *
     * @param persistent whether they are kept as text
     * @throws IllegalArgumentException if the job's task does not take them, or that cannot be told here
     */
    public Given given(JobDefinition definition, List<?> arguments, boolean persistent) {
        OtherArguments other = new OtherArguments(tasks);
        Task with = other.put(definition.kind().task(), arguments);
        return persistent ? Given.text(other.json(with)) : Given.objects(with.arguments());
    }

    /** The job for one run that takes other arguments; what is wrong with them, the run fails for. */
    public ReadyJob given(ReadyJob job, Given arguments) {
        Task task = job.definition().kind().task();
        String json = arguments.json();
        return job.calling(context -> {
            Task with =
                    json == null ? Task.calling(task.callee(), arguments.values()) : OtherArguments.read(task, json);
            return tasks.bind(with).call(context);
        });
    }

    /** Checks that a task can be called here. */
    public void checkTask(JobDefinition definition) {
        preparations.of(definition).invocation();
    }
}
