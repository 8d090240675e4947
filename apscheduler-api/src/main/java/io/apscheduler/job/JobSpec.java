package io.apscheduler.job;

import io.apscheduler.trigger.TriggerSpec;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A job as asked for: task, trigger and options. Immutable; each option method gives a changed copy.
 *
 * <p>Options that are not given take the scheduler's defaults when the job is created, and keep them.
 */
public final class JobSpec {
    /** The grace time that stands for "no limit". */
    public static final Duration NO_LIMIT = ChronoUnit.FOREVER.getDuration();

    /** The alias of the store and of the executor that jobs use when they name none. */
    public static final String DEFAULT = "default";

    private final Task task;
    private final TriggerSpec trigger;
    private final @Nullable String id;
    private final @Nullable String name;
    private final String store;
    private final JobOptions options;

    private JobSpec(
            Task task,
            TriggerSpec trigger,
            @Nullable String id,
            @Nullable String name,
            String store,
            JobOptions options) {
        this.task = Objects.requireNonNull(task, "task");
        this.trigger = Objects.requireNonNull(trigger, "trigger");
        this.id = id;
        this.name = name;
        this.store = store;
        this.options = options;
    }

    /** A spec with default options. */
    public static JobSpec of(Task task, TriggerSpec trigger) {
        return new JobSpec(task, trigger, null, null, DEFAULT, JobOptions.NONE);
    }

    /** What is run. */
    public Task task() {
        return task;
    }

    /** The same job with another task. */
    public JobSpec task(Task task) {
        return new JobSpec(task, trigger, id, name, store, options);
    }

    /** When it is run. */
    public TriggerSpec trigger() {
        return trigger;
    }

    /** The same job with another trigger. */
    public JobSpec trigger(TriggerSpec trigger) {
        return new JobSpec(task, trigger, id, name, store, options);
    }

    /** The id; empty for one made at random. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * Sets the id, unique in its store, any text that is not empty.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public JobSpec id(String id) {
        return new JobSpec(task, trigger, notEmpty(id, "id"), name, store, options);
    }

    /** The name for people; empty for the short name of the task. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Sets the name for people; it need not be unique. */
    public JobSpec name(String name) {
        return new JobSpec(task, trigger, id, notEmpty(name, "name"), store, options);
    }

    /** The alias of the store that shall hold the job. */
    public String store() {
        return store;
    }

    /** Sets the alias of the store. Default: {@code default}. */
    public JobSpec store(String alias) {
        return new JobSpec(task, trigger, id, name, notEmpty(alias, "store"), options);
    }

    /** The alias of the executor that shall run the job. */
    public String executor() {
        return options.executor();
    }

    /** Sets the alias of the executor. Default: {@code default}. */
    public JobSpec executor(String alias) {
        return with(options.toBuilder().executor(notEmpty(alias, "executor")));
    }

    /** How late a run may start; {@link #NO_LIMIT} for any time; empty for the scheduler's default. */
    public Optional<Duration> misfireGraceTime() {
        return Optional.ofNullable(options.misfireGraceTime());
    }

    /**
     * Sets how late a run may start; exactly the grace time late still runs. {@link #NO_LIMIT}: any time late. Default:
     * the scheduler's, which is one second.
     *
     * @throws IllegalArgumentException if it is not more than zero
     */
    public JobSpec misfireGraceTime(Duration grace) {
        return with(options.toBuilder().misfireGraceTime(positive(grace, "misfireGraceTime")));
    }

    /** What becomes of several due fire times; empty for the scheduler's default. */
    public Optional<Coalesce> coalesce() {
        return Optional.ofNullable(options.coalesce());
    }

    /** Sets whether several due fire times become one run, carrying the latest. Default: the scheduler's, which is no. */
    public JobSpec coalesce(boolean coalesce) {
        return coalesce(coalesce ? Coalesce.LATEST : Coalesce.NONE);
    }

    /** Sets what becomes of several due fire times. */
    public JobSpec coalesce(Coalesce coalesce) {
        return with(options.toBuilder().coalesce(Objects.requireNonNull(coalesce, "coalesce")));
    }

    /** After how many triggered fire times the job ends; empty for no end. */
    public OptionalLong maxRuns() {
        return options.maxRuns() == 0 ? OptionalLong.empty() : OptionalLong.of(options.maxRuns());
    }

    /**
     * Sets after how many triggered fire times, executed, failed or missed, the job ends. Default: no end.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public JobSpec maxRuns(long runs) {
        return with(options.toBuilder().maxRuns(atLeastOne(runs, "maxRuns")));
    }

    /** How many instances of the job may run at once, over the whole cluster; empty for the default, 1. */
    public OptionalInt maxInstances() {
        return options.maxInstances() == 0 ? OptionalInt.empty() : OptionalInt.of(options.maxInstances());
    }

    /**
     * Sets how many instances of the job may run at once, over the whole cluster. Default: 1. A fire time that comes due
     * while the limit is reached is missed.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public JobSpec maxInstances(int instances) {
        return with(options.toBuilder().maxInstances((int) atLeastOne(instances, "maxInstances")));
    }

    /** What happens when the id is taken. */
    public ConflictPolicy onConflict() {
        return options.onConflict();
    }

    /** Sets what happens when the id is taken. Default: {@link ConflictPolicy#FAIL}. */
    public JobSpec onConflict(ConflictPolicy policy) {
        return with(options.toBuilder().onConflict(Objects.requireNonNull(policy, "policy")));
    }

    /** The priority, 1 to 9. */
    public int priority() {
        return options.priority();
    }

    /**
     * Sets the priority: of jobs due, those of higher priority are claimed first. Default: 5.
     *
     * @throws IllegalArgumentException if it is not from 1 to 9
     */
    public JobSpec priority(int priority) {
        if (priority < 1 || priority > 9) {
            throw new IllegalArgumentException("A priority is from 1 to 9 (higher first), not " + priority + ".");
        }
        return with(options.toBuilder().priority(priority));
    }

    /** Whether a run that was under way when its node died is reported lost, and not repeated. */
    public boolean isAtMostOnce() {
        return options.atMostOnce();
    }

    /** As {@link #atMostOnce(boolean) atMostOnce(true)}. */
    public JobSpec atMostOnce() {
        return atMostOnce(true);
    }

    /**
     * Sets whether the start of a run is recorded before the task is called, so that a run under way when its node dies
     * is reported lost, not repeated. Default: no, it is repeated.
     */
    public JobSpec atMostOnce(boolean atMostOnce) {
        return with(options.toBuilder().atMostOnce(atMostOnce));
    }

    /** How long a run may take; empty for no limit. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(options.timeout());
    }

    /**
     * Sets how long a run may take; then its thread is interrupted and the run has failed. Default: no limit.
     *
     * @throws IllegalArgumentException if it is not more than zero
     */
    public JobSpec timeout(Duration timeout) {
        return with(options.toBuilder().timeout(positive(timeout, "timeout")));
    }

    /** How a failed run is tried again; empty for not at all. */
    public Optional<Retry> retry() {
        return Optional.ofNullable(options.retry());
    }

    /** Sets how a failed run is tried again. Default: not at all. */
    public JobSpec retry(Retry retry) {
        return with(options.toBuilder().retry(Objects.requireNonNull(retry, "retry")));
    }

    /** The same without id and name: what the job has in common with others of its kind. */
    public JobSpec unnamed() {
        return id == null && name == null ? this : new JobSpec(task, trigger, null, null, store, options);
    }

    /**
     * Whether the other asks for the same, whatever the ids and names: for a task that {@linkplain Task#isSameAs is the
     * same}, by an equal trigger, with equal options.
     */
    public boolean isLike(JobSpec other) {
        return trigger.equals(other.trigger)
                && store.equals(other.store)
                && options.equals(other.options)
                && task.isSameAs(other.task);
    }

    /** Id or name, and trigger type; never the arguments. */
    @Override
    public String toString() {
        String subject = id != null ? id : name != null ? name : task.toString();
        return "JobSpec[" + subject + ", " + trigger.type() + ", store=" + store + "]";
    }

    private JobSpec with(JobOptions.Builder changed) {
        return new JobSpec(task, trigger, id, name, store, changed.build());
    }

    private static String notEmpty(String text, String what) {
        if (Objects.requireNonNull(text, what).isEmpty()) {
            throw new IllegalArgumentException("The " + what + " of a job must not be empty.");
        }
        return text;
    }

    private static Duration positive(Duration duration, String what) {
        if (Objects.requireNonNull(duration, what).isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "The " + what + " of a job must be more than zero, not " + duration + ".");
        }
        return duration;
    }

    private static long atLeastOne(long number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException("The " + what + " of a job must be at least 1, not " + number + ".");
        }
        return number;
    }
}
