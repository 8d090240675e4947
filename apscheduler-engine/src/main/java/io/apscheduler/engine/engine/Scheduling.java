package io.apscheduler.engine.engine;

import static java.util.Objects.requireNonNull;

import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.definition.JobDefinition;
import io.apscheduler.engine.engine.Additions.Batch;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobConflictException;
import io.apscheduler.job.StoreTransaction;
import io.apscheduler.spi.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Schedules new jobs while the scheduler runs: all are checked before any is added. Thread-safe. */
final class Scheduling {
    private final Definitions definitions;
    private final Additions additions;
    private final boolean servesSomeQueues;

    Scheduling(Definitions definitions, Additions additions, boolean servesSomeQueues) {
        this.servesSomeQueues = servesSomeQueues;
        this.definitions = definitions;
        this.additions = additions;
    }

    /** Adds jobs, with one call for each store. */
    List<Job> scheduleAll(Session running, List<TentativeJob> jobs) {
        List<Batch> batches = batches(running, jobs);
        for (Batch batch : batches) {
            check(running, batch);
        }
        if (batches.size() == 1) {
            return additions.add(batches.get(0));
        }
        Map<String, Iterator<Job>> added = new HashMap<>();
        for (Batch batch : batches) {
            added.put(batch.store().alias(), additions.add(batch).iterator());
        }
        return jobs.stream()
                .map(job -> requireNonNull(added.get(job.store())).next())
                .toList();
    }

    /** Adds a job in a transaction of the caller's. */
    Job schedule(Session running, TentativeJob job, StoreTransaction transaction) {
        Batch batch = batch(running, List.of(job));
        check(running, batch);
        return additions.join(batch, transaction);
    }

    /** Adds a job that was tentative before the start. */
    void schedule(Session opened, TentativeJob job) {
        OpenStore store = opened.store(job.store());
        if (store.store().isPersistent()) {
            definitions.checkPersistable(job.spec());
        }
        additions.add(store, job);
    }

    /** The jobs by store, with their records made. */
    private List<Batch> batches(Session running, List<TentativeJob> jobs) {
        if (jobs.size() == 1) {
            return List.of(batch(running, jobs));
        }
        Map<String, List<TentativeJob>> byStore = new LinkedHashMap<>();
        if (jobs.stream().allMatch(job -> job.store().equals(jobs.get(0).store()))) {
            return jobs.isEmpty() ? List.of() : List.of(batch(running, jobs));
        }
        for (TentativeJob job : jobs) {
            byStore.computeIfAbsent(job.store(), alias -> new ArrayList<>()).add(job);
        }
        return byStore.values().stream().map(some -> batch(running, some)).toList();
    }

    private Batch batch(Session running, List<TentativeJob> jobs) {
        return additions.batch(running.store(jobs.get(0).store()), jobs);
    }

    private void check(Session running, Batch batch) {
        Set<String> ids = new HashSet<>();
        Definition checked = null;
        for (int i = 0; i < batch.jobs().size(); i++) {
            TentativeJob job = batch.jobs().get(i);
            Definition definition = batch.records().get(i).definition();
            requireExecutor(running, batch.store(), job);
            if (batch.jobs().size() > 1 && !ids.add(job.id())) {
                throw new JobConflictException(job.store(), List.of(job.id()));
            }
            if (definition != checked) {
                checkTask(batch, job, (JobDefinition) definition);
                checked = definition;
            }
        }
    }

    private void checkTask(Batch batch, TentativeJob job, JobDefinition definition) {
        if (batch.store().store().isPersistent()) {
            definitions.checkPersistable(job.spec());
        } else {
            definitions.checkTask(definition);
        }
    }

    /** Where a node serves some queues only, jobs of a shared store may be meant for others. */
    private void requireExecutor(Session running, OpenStore store, TentativeJob job) {
        String executor = job.asked().executor();
        boolean elsewhere = servesSomeQueues && store.store().isPersistent();
        if (!elsewhere && running.executors().find(executor).isEmpty()) {
            throw new IllegalArgumentException("There is no executor \"" + executor + "\" for job \"" + job.id()
                    + "\". Add it with addExecutor, or name another.");
        }
    }
}
