package io.apscheduler.job;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a scheduler: adding, finding, changing and removing them. Thread-safe; callable from jobs and listeners.
 *
 * <p>Where a method takes an id, the store {@code default} is searched first, then the others in the order of their
 * aliases; a {@link Job} names its store. Changes hold on this node when the call returns, on other nodes from their next
 * exchange with the store. A change never touches a run that was already handed over, {@link #cancel(String)} excepted: it ends
 * as it began, and is counted and reported.
 *
 * <p>All methods that reach a store throw a {@link SchedulerException} if it cannot be reached.
 */
public interface Jobs {
    /**
     * Schedules a job with default options.
     *
     * @throws IllegalArgumentException if the trigger's options are wrong
     * @throws JobNeverFiresException if the scheduler runs and the trigger has no fire time any more
     * @throws TaskNotPersistableException if the store keeps jobs as text and the task has none
     */
    default Job schedule(Task task, TriggerSpec trigger) {
        return schedule(JobSpec.of(task, trigger));
    }

    /** Schedules a job whose fire times a piece of code computes; for the memory store only. */
    default Job schedule(Task task, Trigger trigger) {
        return schedule(JobSpec.of(task, Triggers.of(trigger)));
    }

    /**
     * Schedules a job. While the scheduler is not running the job is tentative: checked and listed, but without a fire
     * time until the start.
     *
     * @return the job as stored; with {@link ConflictPolicy#KEEP} the one that was there
     * @throws IllegalArgumentException if an option or the trigger is wrong
     * @throws JobConflictException if the id is taken and the policy is {@link ConflictPolicy#FAIL}
     * @throws JobNeverFiresException if the scheduler runs and the trigger has no fire time any more
     * @throws TaskNotPersistableException if the store keeps jobs as text and the task has none
     */
    Job schedule(JobSpec spec);

    /**
     * Schedules a job in a transaction of the caller's: it is there when the caller commits, and never was if the caller rolls
     * back. So a job that follows from a change of data is neither lost nor made in vain. No {@code JobAdded} is told, since
     * nobody tells the scheduler of the commit. This node looks for the job soon after the call, less and less often, at
     * the latest after a third of the lease, and so do all others.
     *
     * @return the job as it will be, or with {@link ConflictPolicy#KEEP} the one that is there
     * @throws IllegalArgumentException if an option or the trigger is wrong, if the policy is {@link ConflictPolicy#REPLACE},
     *     or if the job's store takes part in no such transaction
     * @throws IllegalStateException if the scheduler is not running
     * @throws JobConflictException if the id is taken and the policy is {@link ConflictPolicy#FAIL}
     * @throws JobNeverFiresException if the trigger has no fire time any more
     * @throws TaskNotPersistableException if the task has no text form
     */
    Job schedule(JobSpec spec, StoreTransaction transaction);

    /**
     * Schedules many jobs with one call to each of their stores. All specs are checked before any is stored.
     *
     * @return the jobs, in the order of the specs
     * @throws JobConflictException naming every id that was taken where the policy is {@link ConflictPolicy#FAIL}; the
     *     other jobs have been added
     */
    List<Job> scheduleAll(Collection<JobSpec> specs);

    /**
     * Schedules the methods of an object that are marked with {@link CronSchedule}, {@link IntervalSchedule} or
     * {@link DateSchedule}. The id is {@code Class::method} unless the mark gives one; a job of that id is replaced.
     *
     * @return the jobs, in the order of the methods' names
     * @throws IllegalArgumentException if no method is marked, or a mark is wrong; all problems are named
     */
    List<Job> scheduleAnnotated(Object bean);

    /** All jobs of all stores, the stores by alias, the jobs by next fire time and id, tentative ones included. */
    List<Job> jobs();

    /** The jobs of one store, by next fire time and id. */
    List<Job> jobs(String store);

    /**
     * The jobs of one store, read page by page while the stream is consumed: one that fires meanwhile may come twice. Close
     * the stream when done with it.
     */
    Stream<Job> streamJobs(String store);

    /** The job of the given id, empty if there is none. */
    Optional<Job> job(String id);

    /**
     * Explains why a job runs or does not: whether a run is under way and where, what it waits for, what comes next, and what
     * went wrong with it last. It works from any node of a shared store, whichever holds the job. While the scheduler is not
     * running there are only tentative jobs to explain.
     *
     * @throws JobNotFoundException if there is no such job; one that has ended is gone
     */
    Explanation explain(String id);

    /** As {@link #explain(String)}, in the job's store. */
    Explanation explain(Job job);

    /**
     * The job of the given id in one store, empty if there is none.
     *
     * @throws IllegalArgumentException if the scheduler runs and has no such store
     */
    Optional<Job> job(String store, String id);

    /**
     * The jobs of one store as lines of JSON, to be {@linkplain #importJobs imported} elsewhere: definition, next fire time,
     * run count, pause and quarantine, retries and requested runs that have not begun. Runs under way stay behind, and a job
     * of which nothing else is left is left out with a warning. The lines hold the arguments of tasks, which may be secret.
     * Read page by page while the stream is consumed: a job that fires meanwhile may come twice. Close the stream when done
     * with it.
     *
     * @throws IllegalArgumentException if there is no such store
     * @throws IllegalStateException if the scheduler is not running
     * @throws TaskNotPersistableException while it is consumed, if a store in memory has a job that has no text form
     */
    Stream<String> exportJobs(String store);

    /**
     * Reads exported jobs and looks which of their ids a store has, and changes nothing.
     *
     * @throws UnreadableJobException if a line cannot be read
     * @throws IllegalArgumentException if there is no such store
     * @throws IllegalStateException if the scheduler is not running
     */
    ImportReport checkImport(String store, List<String> lines);

    /**
     * Adds exported jobs to a store, as they stood. All lines are read before the first job is added; of two with one id the
     * later counts. What became due since
     * the export is judged by each job's grace time, as after an outage. A job that is replaced gets all that its line says;
     * runs of it under way end as they began.
     *
     * @param policy what becomes of a job whose id the store has already
     * @throws UnreadableJobException if a line cannot be read; nothing is added then
     * @throws JobConflictException naming every id that was taken if the policy is {@link ConflictPolicy#FAIL}; the other
     *     jobs have been added
     * @throws IllegalArgumentException if there is no such store
     * @throws IllegalStateException if the scheduler is not running
     */
    ImportReport importJobs(String store, List<String> lines, ConflictPolicy policy);

    /** Prints all jobs, store by store, to standard output. */
    default void printJobs() {
        printJobs(System.out);
    }

    /**
     * Prints all jobs, store by store, for people to read.
     *
     * @throws java.io.UncheckedIOException if the destination fails
     */
    void printJobs(Appendable destination);

    /**
     * Stops the job's schedule, on every node, until it is resumed. Fire times that pass meanwhile are neither missed nor
     * caught up. Without effect on a paused job.
     *
     * @throws JobNotFoundException if there is no such job
     */
    Job pauseJob(String id);

    /** As {@link #pauseJob(String)}, in the job's store. */
    Job pauseJob(Job job);

    /**
     * Lets a paused job go on with its first fire time from now. Without effect on a job that is not paused.
     *
     * @throws JobNotFoundException if there is no such job
     */
    Job resumeJob(String id);

    /** As {@link #resumeJob(String)}, in the job's store. */
    Job resumeJob(Job job);

    /**
     * Gives the job another trigger, which starts from now. Its run count stays.
     *
     * @throws JobNotFoundException if there is no such job
     * @throws JobNeverFiresException if the trigger has no fire time
     */
    Job reschedule(String id, TriggerSpec trigger);

    /** As {@link #reschedule(String, TriggerSpec)}, in the job's store. */
    Job reschedule(Job job, TriggerSpec trigger);

    /**
     * Changes task, trigger or options of a job. A changed trigger starts from now; id and store cannot change.
     *
     * @param change gives the new spec from the present one; may be called again if the job changed meanwhile
     * @throws JobNotFoundException if there is no such job
     * @throws IllegalArgumentException if the change is of id or store, or an option is wrong
     */
    Job modify(String id, UnaryOperator<JobSpec> change);

    /** As {@link #modify(String, UnaryOperator)}, in the job's store. */
    Job modify(Job job, UnaryOperator<JobSpec> change);

    /**
     * Adds one fire time, now, beside the schedule: also for a paused job, whichever node owns it. It is subject to
     * {@link JobSpec#maxInstances(int)} and counts towards {@link JobSpec#maxRuns(long)}. Its grace time counts from when a
     * node hears of it.
     *
     * @throws JobNotFoundException if there is no such job
     */
    Job runNow(String id);

    /** As {@link #runNow(String)}, in the job's store. */
    Job runNow(Job job);

    /**
     * As {@link #runNow(String)}, but this one run, its retries included, is called with these arguments in place of the job's own:
     * all that the task takes, its {@link JobContext} aside; for a {@linkplain Task#named registered task} those that follow
     * its own. The memory store hands over the very objects, other stores a copy, made from JSON. No other run is touched.
     *
     * @param arguments at least one; up to 65,536 characters as JSON where the store keeps text
     * @throws JobNotFoundException if there is no such job
     * @throws IllegalArgumentException if the task does not take these arguments, or they cannot be checked because this node
     *     does not know the task
     * @throws IllegalStateException if the scheduler is not running
     */
    Job runNow(String id, @Nullable Object... arguments);

    /** As {@link #runNow(String, Object...)}, in the job's store. */
    Job runNow(Job job, @Nullable Object... arguments);

    /**
     * Cancels the runs of a job that are under way, on whichever node: those that were due when this is called and have been
     * handed over are interrupted if they have begun and otherwise never begin; their retries, and runs asked for by
     * {@link #runNow(String)}, are given up. The job goes on with its schedule; to end that, too, call {@link #unschedule(String)}.
     *
     * <p>Holds on this node when the call returns, on another from its next exchange with the store, at the latest after a third
     * of its lease. No run that comes due later is ever cancelled. Each cancelled run is a {@code JobCancelled}, and counts
     * towards {@link JobSpec#maxRuns(long)}. A task that ignores the interruption is left alone: what becomes of it is told of no
     * more, but it holds its thread and its instance until it ends. A command of the operating system is asked to end, and ended by force
     * after 5 seconds.
     *
     * @return whether there was anything to cancel, as far as the store knows; if a run ends by itself at the same moment nothing
     *     may come of it
     * @throws JobNotFoundException if there is no such job
     */
    boolean cancel(String id);

    /** As {@link #cancel(String)}, in the job's store. */
    boolean cancel(Job job);

    /**
     * Lifts the quarantine of a job; it goes on with its first fire time from now, or is run once, now, if its last one has
     * passed meanwhile. Without effect on a healthy job.
     *
     * @throws JobNotFoundException if there is no such job
     */
    Job requeue(String id);

    /** As {@link #requeue(String)}, in the job's store. */
    Job requeue(Job job);

    /**
     * Removes a job. A run in progress ends as it began.
     *
     * @throws JobNotFoundException if there is no such job
     */
    void unschedule(String id);

    /** As {@link #unschedule(String)}, in the job's store. */
    void unschedule(Job job);

    /**
     * Removes every job that would run this task, whatever its arguments.
     *
     * @return how many were removed
     * @throws JobNotFoundException if there is none
     */
    int unscheduleTask(Task task);
}
