package io.apscheduler.engine.engine;

import io.apscheduler.engine.definition.JobSnapshot;
import io.apscheduler.engine.engine.JobBook.Entry;
import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent.JobAdded;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobConflictException;
import io.apscheduler.job.StoreTransaction;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JoinedStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts new jobs into a store, and does what their policies say where their ids are taken. Thread-safe. */
final class Additions {
    private final NewRecords records;
    private final Edits edits;
    private final Events events;

    Additions(NewRecords records, Edits edits, Events events) {
        this.records = records;
        this.edits = edits;
        this.events = events;
    }

    /** New jobs of one store, with the records made of them, one for each. */
    record Batch(OpenStore store, List<TentativeJob> jobs, List<JobRecord> records) {}

    /**
     * Makes the records of new jobs, and adds nothing.
     *
     * @throws IllegalArgumentException if a trigger is wrong
     * @throws io.apscheduler.job.JobNeverFiresException if one of them would never fire
     */
    Batch batch(OpenStore store, List<TentativeJob> jobs) {
        long now = store.now();
        List<JobRecord> fresh = new ArrayList<>(jobs.size());
        for (TentativeJob job : jobs) {
            fresh.add(records.record(job, now));
        }
        return new Batch(store, jobs, fresh);
    }

    /** Adds one job; the job as stored. */
    Job add(OpenStore store, TentativeJob job) {
        return add(batch(store, List.of(job))).get(0);
    }

    /**
     * Adds jobs with one call to the store.
     *
     * @throws JobConflictException naming the ids that were taken and must not be; the others have been added
     */
    List<Job> add(Batch batch) {
        OpenStore store = batch.store();
        List<TentativeJob> jobs = batch.jobs();
        List<JobRecord> fresh = batch.records();
        Events.Place[] places = new Events.Place[jobs.size()];
        Arrays.setAll(places, i -> events.reserve(EventType.JOB_ADDED));
        try {
            Map<String, JobRecord> taken = byId(store.store().add(fresh));
            List<Job> added = new ArrayList<>(jobs.size());
            List<String> refused = new ArrayList<>(0);
            for (int i = 0; i < jobs.size(); i++) {
                JobRecord there = taken.get(fresh.get(i).id());
                if (there == null) {
                    added.add(told(store, fresh.get(i), places[i]));
                } else {
                    places[i].giveUp();
                    added.add(conflict(new Entry(store, there), jobs.get(i), refused));
                }
            }
            if (!refused.isEmpty()) {
                throw new JobConflictException(store.alias(), refused);
            }
            return added;
        } finally {
            for (Events.Place place : places) {
                place.giveUp();
            }
        }
    }

    /**
     * Adds one job in a transaction of the caller's. Whether it will be committed is not known, so no event tells of it.
     *
     * @throws IllegalArgumentException if the store takes part in no such transaction, or the policy is to replace
     * @throws JobConflictException if the id is taken and must not be
     */
    Job join(Batch batch, StoreTransaction transaction) {
        OpenStore store = batch.store();
        ConflictPolicy policy = batch.jobs().get(0).spec().onConflict();
        if (policy == ConflictPolicy.REPLACE) {
            throw new IllegalArgumentException(
                    "A job cannot be replaced in a transaction. Use FAIL or KEEP, or schedule \""
                            + batch.jobs().get(0).id() + "\" without the transaction.");
        }
        JoinedStore joined = store.store()
                .join(transaction)
                .orElseThrow(() -> new IllegalArgumentException("Job store \"" + store.alias() + "\" takes part in no "
                        + transaction.getClass().getSimpleName() + "."));
        List<JobRecord> there = joined.add(batch.records());
        if (there.isEmpty()) {
            JobRecord added = batch.records().get(0);
            store.dispatcher().expect(added.standing().due());
            return new JobSnapshot(store.alias(), added, store.now());
        }
        if (policy == ConflictPolicy.FAIL) {
            throw new JobConflictException(store.alias(), List.of(there.get(0).id()));
        }
        return new Entry(store, there.get(0)).snapshot();
    }

    private static Map<String, JobRecord> byId(List<JobRecord> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        Map<String, JobRecord> byId = new HashMap<>();
        records.forEach(record -> byId.put(record.id(), record));
        return byId;
    }

    private static Job told(OpenStore store, JobRecord record, Events.Place place) {
        long now = store.now();
        Job job = new JobSnapshot(store.alias(), record, now);
        place.fill(() -> new JobAdded(Micros.instant(now), job));
        store.dispatcher().added(record.standing().due());
        return job;
    }

    private Job conflict(Entry there, TentativeJob job, List<String> refused) {
        ConflictPolicy policy = job.spec().onConflict();
        if (policy == ConflictPolicy.REPLACE) {
            return edits.replace(there, job);
        }
        if (policy == ConflictPolicy.FAIL) {
            refused.add(job.id());
        }
        return there.snapshot();
    }
}
