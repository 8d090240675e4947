package io.apscheduler.engine.engine;

import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.TriggerSpec;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job scheduled while the scheduler is not running: it waits for the start. Immutable.
 *
 * @param id its id, given or made
 * @param asked what was asked for, with or without the id
 * @param paused whether it is stored as paused
 * @param requested whether it is to be run once at the start
 * @param isConfigured whether it came with the settings, to be replaced with them
 * @param file the properties file that it came from, or null
 */
record TentativeJob(
        String id,
        JobSpec asked,
        boolean paused,
        boolean requested,
        boolean isConfigured,
        @Nullable String file) implements Job {
    static TentativeJob of(String id, JobSpec spec) {
        return new TentativeJob(id, spec, false, false, false, null);
    }

    static TentativeJob configured(JobSpec spec, @Nullable String file) {
        return new TentativeJob(spec.id().orElseThrow(), spec, false, false, true, file);
    }

    TentativeJob with(JobSpec changed) {
        return new TentativeJob(id, changed, paused, requested, isConfigured, file);
    }

    TentativeJob paused(boolean now) {
        return new TentativeJob(id, asked, now, requested, isConfigured, file);
    }

    TentativeJob requested(boolean now) {
        return new TentativeJob(id, asked, paused, now, isConfigured, file);
    }

    @Override
    public JobSpec spec() {
        return asked.id().isPresent() ? asked : asked.id(id);
    }

    @Override
    public String name() {
        return asked.name().orElseGet(() -> asked.task().shortName());
    }

    @Override
    public String store() {
        return asked.store();
    }

    @Override
    public Task task() {
        return asked.task();
    }

    @Override
    public TriggerSpec trigger() {
        return asked.trigger();
    }

    @Override
    public Optional<Instant> nextFireTime() {
        return Optional.empty();
    }

    @Override
    public long runCount() {
        return 0;
    }

    @Override
    public JobState state() {
        return paused ? JobState.PAUSED : JobState.PENDING;
    }

    @Override
    public Optional<String> quarantineReason() {
        return Optional.empty();
    }

    @Override
    public Optional<String> origin() {
        return Optional.ofNullable(file);
    }
}
