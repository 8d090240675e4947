package io.apscheduler.engine.engine;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.definition.JobDefinition;
import io.apscheduler.engine.engine.JobBook.Entry;
import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.plan.Cancellation;
import io.apscheduler.engine.plan.FireTimes;
import io.apscheduler.engine.plan.Given;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Progress;
import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent.JobCancelled;
import io.apscheduler.event.SchedulerEvent.JobModified;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobNeverFiresException;
import io.apscheduler.job.JobNotFoundException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.trigger.TriggerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes stored jobs. Each change is made of the record as it is and written only if nobody has changed it meanwhile, else
 * made again, so that no change undoes another. Thread-safe.
 */
final class Edits {
    private static final int ATTEMPTS = 1_000;

    private final NewRecords records;
    private final Events events;

    Edits(NewRecords records, Events events) {
        this.records = records;
        this.events = events;
    }

    /** Makes a changed record, or returns null where there is nothing to change. */
    @FunctionalInterface
    private interface Change {
        @Nullable
        JobRecord of(JobRecord record, long now);
    }

    Job pause(Entry entry) {
        return apply(entry, (record, now) -> {
            Standing there = record.standing();
            if (there.paused()) {
                return null;
            }
            return edited(record, standing(record, there.nextFire(), true, there, Notes.of(there.state())));
        });
    }

    Job resume(Entry entry) {
        return apply(entry, (record, now) -> {
            Standing there = record.standing();
            if (!there.paused()) {
                return null;
            }
            return edited(record, standing(record, nextFrom(record, now), false, there, Notes.of(there.state())));
        });
    }

    Job requeue(Entry entry) {
        return apply(entry, (record, now) -> {
            Standing there = record.standing();
            if (there.quarantine() == null) {
                return null;
            }
            Standing healthy = new Standing(there.nextFire(), NEVER, there.runs(), there.paused(), null, null);
            long next = nextFrom(record, now);
            boolean hasPassed = next == NEVER && there.nextFire() != NEVER && !there.paused();
            Notes notes = hasPassed ? Notes.NONE.requested(now) : Notes.NONE;
            return edited(record, standing(record, next, there.paused(), healthy, notes));
        });
    }

    Job runNow(Entry entry) {
        return apply(entry, (record, now) -> {
            Notes notes = Notes.of(record.standing().state());
            long time = now;
            while (notes.given().containsKey(time)) {
                time--; // what is given to a run of that fire time is not meant for this one
            }
            return requested(record, notes.requested(time), now);
        });
    }

    /** Asks for one run that takes other arguments. */
    Job runNow(Entry entry, List<?> arguments) {
        return apply(entry, (record, now) -> {
            JobDefinition definition = JobDefinition.of(
                    record.definition(), record.id(), entry.store().alias());
            Given given =
                    records.given(definition, arguments, entry.store().store().isPersistent());
            Notes notes = Notes.of(record.standing().state());
            long time = ownTime(records.times(definition, record.id()), notes, now);
            return requested(record, notes.requested(time, given), now);
        });
    }

    /** A fire time, now or microseconds ago, that no other run of the job has: arguments are told apart by it. */
    private static long ownTime(FireTimes times, Notes notes, long now) {
        long time = now;
        while (notes.requests().contains(time) || times.first(time) == time) {
            time--;
        }
        return time;
    }

    private static JobRecord requested(JobRecord record, Notes notes, long now) {
        Standing there = record.standing();
        if (there.quarantine() != null) {
            throw new SchedulerException("Job \"" + record.id() + "\" is quarantined and cannot run: "
                    + there.quarantine() + " Requeue it first.");
        }
        return edited(
                record,
                new Standing(there.nextFire(), Math.min(there.due(), now), there.runs(), there.paused(), null, notes));
    }

    /**
     * Cancels the runs of a job that are due: of one that has an owner by a note which the owner heeds, else at once.
     *
     * @return whether there are any, as far as the record tells
     */
    boolean cancel(Entry entry) {
        List<Attempt> ended = new ArrayList<>();
        Edited edited = edit(entry, false, (record, now) -> {
            ended.clear();
            Notes notes = Notes.of(record.standing().state());
            if (record.standing().quarantine() != null) {
                return null;
            }
            return record.owner() == null ? cancelled(record, notes, ended, now) : asked(record, notes, now);
        });
        for (Attempt run : ended) {
            events.publish(new JobCancelled(
                    Micros.instant(entry.store().now()), edited.job(), Micros.instant(run.fireTime()), run.attempt()));
        }
        return edited.isChanged();
    }

    /** A note for the owner, where it has anything in hand. */
    private static @Nullable JobRecord asked(JobRecord record, Notes notes, long now) {
        Standing there = record.standing();
        if (there.due() > now && notes.retries().isEmpty()) {
            return null;
        }
        return edited(
                record,
                new Standing(there.nextFire(), there.due(), there.runs(), there.paused(), null, notes.cancelled(now)));
    }

    private @Nullable JobRecord cancelled(JobRecord record, Notes notes, List<Attempt> ended, long now) {
        Standing there = record.standing();
        Cancellation cancellation = Cancellation.of(Progress.of(there), notes.inFlight(), due -> due, now)
                .decided(now);
        if (cancellation.ended().isEmpty()) {
            return null;
        }
        ended.addAll(cancellation.ended());
        Progress left = cancellation.progress();
        Notes rest = new Notes(cancellation.inFlight(), left.retries(), left.requests(), left.trouble(), left.given())
                .leftBy(notes.deadLease());
        Standing then = new Standing(there.nextFire(), NEVER, left.runs(), there.paused(), null, null);
        Standing standing = standing(record, there.nextFire(), there.paused(), then, rest);
        boolean isOver = standing.due() == NEVER && there.nextFire() == NEVER && !there.paused();
        return edited(record, isOver ? dueNow(standing, now) : standing); // somebody must see that it has ended
    }

    private static Standing dueNow(Standing standing, long now) {
        return new Standing(standing.nextFire(), now, standing.runs(), standing.paused(), null, standing.state());
    }

    Job reschedule(Entry entry, TriggerSpec trigger) {
        return apply(entry, (record, now) -> modified(entry, record, spec -> spec.trigger(trigger), now, true));
    }

    Job modify(Entry entry, UnaryOperator<JobSpec> change) {
        return apply(entry, (record, now) -> modified(entry, record, change, now, false));
    }

    /** Puts a new definition in place of a stored one, as {@code ConflictPolicy.REPLACE} says. */
    Job replace(Entry entry, TentativeJob job) {
        return apply(entry, (record, now) -> {
            JobDefinition fresh = records.definition(job.asked(), now, job.file());
            JobDefinition kept = keptAnchor(entry, record, fresh);
            if (kept == null) {
                JobRecord anew = records.record(job, now);
                Notes before = Notes.of(record.standing().state());
                Notes notes = new Notes(before.inFlight(), List.of(), List.of(), null).leftBy(before.deadLease());
                Standing start = anew.standing();
                Standing standing = new Standing(start.nextFire(), start.due(), 0, false, null, notes.orNull());
                return record.edited(anew.definition(), standing);
            }
            Standing there = record.standing();
            Standing healthy = new Standing(there.nextFire(), NEVER, there.runs(), there.paused(), null, there.state());
            JobRecord changed = record.edited(kept, healthy);
            return edited(
                    changed, standing(changed, there.nextFire(), there.paused(), healthy, Notes.of(there.state())));
        });
    }

    /** Puts an imported job in place of a stored one, whose runs under way go on. */
    Job replace(Entry entry, JobRecord imported) {
        return apply(entry, (record, now) -> {
            Standing there = imported.standing();
            Notes pending = Notes.of(there.state());
            Notes before = Notes.of(record.standing().state());
            Notes notes = new Notes(
                            before.inFlight(),
                            pending.retries(),
                            pending.requests(),
                            pending.trouble(),
                            pending.given())
                    .leftBy(before.deadLease());
            boolean underWay = record.owner() != null || !notes.inFlight().isEmpty();
            long due = underWay && there.quarantine() == null
                    ? Math.min(there.due(), record.standing().due())
                    : there.due();
            return record.edited(
                    imported.definition(),
                    new Standing(
                            there.nextFire(), due, there.runs(), there.paused(), there.quarantine(), notes.orNull()));
        });
    }

    /** The new definition anchored as the stored one, null if the trigger is not the same as written. */
    private @Nullable JobDefinition keptAnchor(Entry entry, JobRecord record, JobDefinition fresh) {
        try {
            JobDefinition stored = JobDefinition.of(
                    record.definition(), record.id(), entry.store().alias());
            boolean same = stored.kind().trigger().equals(fresh.kind().trigger());
            return same ? fresh.anchoredAs(stored) : null;
        } catch (SchedulerException unreadable) {
            return null;
        }
    }

    private JobRecord modified(Entry entry, JobRecord record, UnaryOperator<JobSpec> change, long now, boolean anew) {
        JobDefinition stored =
                JobDefinition.of(record.definition(), record.id(), entry.store().alias());
        JobSpec spec = change.apply(stored.spec(record.id()));
        requireSamePlace(stored.spec(record.id()), spec);
        boolean sameTrigger = !anew && spec.trigger().equals(stored.kind().trigger());
        JobDefinition changed = sameTrigger
                ? records.definition(spec, stored.created(), stored.origin()).anchoredAs(stored)
                : records.definition(spec, now, stored.origin());
        FireTimes times = records.times(changed, record.id());
        Standing there = record.standing();
        long next = sameTrigger ? there.nextFire() : times.first(now);
        if (next == NEVER && !sameTrigger) {
            throw new JobNeverFiresException(
                    "Job \"" + record.id() + "\" would never fire: its new trigger has no fire time.");
        }
        JobRecord rewritten = record.edited(changed, there);
        return edited(rewritten, standing(rewritten, next, there.paused(), there, Notes.of(there.state())));
    }

    /** Refuses a change of id or store. */
    static void requireSamePlace(JobSpec before, JobSpec after) {
        if (!before.id().equals(after.id()) || !before.store().equals(after.store())) {
            throw new IllegalArgumentException("Id and store of a job cannot be changed: \""
                    + before.id().orElse("") + "\" in \"" + before.store() + "\". Remove it and schedule another.");
        }
    }

    /** Where the schedule goes on from now: nothing that passed meanwhile is missed or caught up. */
    private long nextFrom(JobRecord record, long now) {
        long next = record.standing().nextFire();
        if (next == NEVER || next >= now) {
            return next;
        }
        return times(record).next(next, now);
    }

    private FireTimes times(JobRecord record) {
        return records.times(JobDefinition.of(record.definition(), record.id(), JobSpec.DEFAULT), record.id());
    }

    /** The standing of an edited record; one that has an owner stays due as it was, should that owner die. */
    private Standing standing(JobRecord record, long nextFire, boolean paused, Standing before, Notes notes) {
        if (before.quarantine() != null) {
            return new Standing(nextFire, NEVER, before.runs(), paused, before.quarantine(), notes.orNull());
        }
        long due = paused || nextFire == NEVER ? NEVER : times(record).due(nextFire);
        for (List<Attempt> row : notes.inFlight()) {
            due = Math.min(due, row.get(0).fireTime());
        }
        for (long request : notes.requests()) {
            due = Math.min(due, request);
        }
        for (Notes.Retrial retrial : notes.retries()) {
            due = paused ? due : Math.min(due, retrial.due());
        }
        if (record.owner() != null) {
            due = Math.min(due, before.due());
        }
        return new Standing(nextFire, due, before.runs(), paused, null, notes.orNull());
    }

    private static JobRecord edited(JobRecord record, Standing standing) {
        return record.edited(record.definition(), standing);
    }

    private Job apply(Entry entry, Change change) {
        return edit(entry, true, change).job();
    }

    /** What came of an edit: the job as it is now, and whether it was changed. */
    private record Edited(Job job, boolean isChanged) {}

    private Edited edit(Entry entry, boolean isTold, Change change) {
        OpenStore store = entry.store();
        JobRecord record = entry.record();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long now = store.now();
            JobRecord changed = change.of(record, now);
            if (changed == null) {
                return new Edited(entry.snapshot(record), false);
            }
            Optional<Job> written = isTold ? writeAndTell(store, changed, now) : write(store, changed);
            if (written.isPresent()) {
                return new Edited(written.get(), true);
            }
            String id = record.id();
            record = store.store().find(id).orElseThrow(() -> JobBook.notFound(id, store.alias()));
        }
        throw new SchedulerException("Job \"" + record.id() + "\" changes too quickly to be edited: " + ATTEMPTS
                + " attempts were overtaken. Try again.");
    }

    private static Optional<Job> write(OpenStore store, JobRecord changed) {
        Optional<JobRecord> written = store.store().update(changed);
        written.ifPresent(store.dispatcher()::edited);
        return written.map(record -> new Entry(store, record).snapshot());
    }

    private Optional<Job> writeAndTell(OpenStore store, JobRecord changed, long now) {
        Events.Place place = events.reserve(EventType.JOB_MODIFIED);
        try {
            Optional<JobRecord> written = store.store().update(changed);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            Job job = new Entry(store, written.get()).snapshot();
            place.fill(() -> new JobModified(Micros.instant(now), job));
            store.dispatcher().edited(written.get());
            return Optional.of(job);
        } finally {
            place.giveUp();
        }
    }

    /** Removes jobs of one store; those that were there. */
    List<JobRecord> remove(OpenStore store, List<String> ids) {
        List<Events.Place> places = new ArrayList<>();
        ids.forEach(id -> places.add(events.reserve(EventType.JOB_REMOVED)));
        try {
            List<JobRecord> removed = store.store().remove(ids);
            for (int i = 0; i < removed.size(); i++) {
                Job job = new Entry(store, removed.get(i)).snapshot();
                places.get(i).fill(() -> new JobRemoved(Micros.instant(store.now()), job));
            }
            store.dispatcher().removed(removed);
            return removed;
        } finally {
            places.forEach(Events.Place::giveUp);
        }
    }

    /**
     * Removes one job.
     *
     * @throws JobNotFoundException if it is not there
     */
    void remove(OpenStore store, String id) {
        if (remove(store, List.of(id)).isEmpty()) {
            throw JobBook.notFound(id, store.alias());
        }
    }
}
