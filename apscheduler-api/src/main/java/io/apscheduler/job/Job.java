package io.apscheduler.job;

import io.apscheduler.trigger.TriggerSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as it stood at one moment: an immutable snapshot. Asking the scheduler again gives a newer one.
 *
 * <p>Ids are unique per store, so a job (its store and id) names one job exactly, where an id alone is looked for in the
 * store {@code default} first.
 */
public interface Job {
    /** The id, unique in its store. */
    String id();

    /** The name for people; not unique. Default: the short name of the task. */
    String name();

    /** The alias of the store that holds the job. */
    String store();

    /**
     * What is run.
     *
     * @throws SchedulerException if the job is quarantined because its stored form cannot be read
     */
    Task task();

    /**
     * When it is run, as it was written.
     *
     * @throws SchedulerException if the job is quarantined because its stored form cannot be read
     */
    TriggerSpec trigger();

    /** The next fire time, jitter not included; empty while pending, and when there is none. */
    Optional<Instant> nextFireTime();

    /** How many fire times were triggered so far: executed, failed and missed ones. */
    long runCount();

    /** Where the job stands. */
    JobState state();

    /** Why the job is kept but not run; empty unless its state is {@link JobState#QUARANTINED}. */
    Optional<String> quarantineReason();

    /** The properties file that the job came from, empty for jobs scheduled by a call. */
    Optional<String> origin();

    /**
     * Task, trigger and options with all defaults filled in as they were fixed when the job was created.
     *
     * @throws SchedulerException if the job is quarantined because its stored form cannot be read
     */
    JobSpec spec();
}
