package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.definition.JobSnapshot;
import io.apscheduler.engine.definition.ReadyJob;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.engine.plan.Plan;
import io.apscheduler.engine.plan.Progress;
import io.apscheduler.engine.plan.RowPlan;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.plan.Situation;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.job.Job;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job that this node owns: its record as the store last had it, and how far this node has come with it since. Confined to
 * the dispatcher's thread.
 *
 * <p>While one row of the schedule is under way and nothing later was looked at, the record needs no word of it: its next
 * fire time is the row's first run that has not ended, so that a successor begins with that. Such a row is called open.
 */
final class OwnedJob {
    private final String store;
    private final List<Row> rows = new ArrayList<>(1);
    private final List<List<Attempt>> returned = new ArrayList<>(0);
    /** What the record brought with it and nobody has looked at; null if that was done. */
    private @Nullable Arrival arrival;

    private List<SchedulerEvent> untold = List.of();
    private JobRecord record;
    private ReadyJob ready;
    private Progress progress;
    private @Nullable Row open;
    private long openFrom;
    private boolean catchingUp;
    private boolean gone;
    private boolean lapsed;
    private boolean keep;
    private long notBefore = Long.MIN_VALUE;
    private long stayUntil = NEVER;
    private long cancelledUpTo;
    private Standing known;
    private @Nullable Throwable failedLast;
    private @Nullable String quarantine;
    private @Nullable Transacted transacted;
    private List<Standing> unconfirmed = List.of();
    private boolean doubtful;

    /** Whether the outbox has it. */
    boolean posted;

    /** The place in the heap of wake-ups, -1 outside; and when to wake. */
    int wakeIndex = -1;

    long wakeAt = NEVER;

    OwnedJob(String store, JobRecord record, ReadyJob ready, @Nullable Arrival arrival) {
        this.store = store;
        this.record = record;
        this.ready = ready;
        this.arrival = arrival;
        this.progress = Progress.of(record.standing());
        this.known = readable(record.standing());
        this.cancelledUpTo = Notes.of(record.standing().state()).cancelledUpTo();
    }

    /** The same standing with the notes as an object, so that standings can be compared. */
    static Standing readable(Standing standing) {
        StateText state = Notes.of(standing.state()).orNull();
        return state == standing.state()
                ? standing
                : new Standing(
                        standing.nextFire(),
                        standing.due(),
                        standing.runs(),
                        standing.paused(),
                        standing.quarantine(),
                        state);
    }

    String id() {
        return record.id();
    }

    /** The alias of its store. */
    String store() {
        return store;
    }

    JobRecord record() {
        return record;
    }

    ReadyJob ready() {
        return ready;
    }

    Progress progress() {
        return progress;
    }

    void progress(Progress now) {
        progress = now;
    }

    List<Row> rows() {
        return rows;
    }

    boolean isCatchingUp() {
        return catchingUp;
    }

    /** Whether the record is no longer this node's: what still runs is told of, but not recorded. */
    boolean isGone() {
        return gone;
    }

    void gone() {
        gone = true;
    }

    /** Whether the lease under which it was claimed has lapsed: nothing of it is started any more. */
    boolean isLapsed() {
        return lapsed;
    }

    void lapse() {
        lapsed = true;
    }

    /** Until when not to look at it, because its executor has refused a run. */
    long notBefore() {
        return notBefore;
    }

    /** Until when this node may keep it between runs. */
    long stayUntil() {
        return stayUntil;
    }

    void stayUntil(long micros) {
        stayUntil = micros;
    }

    void notBefore(long micros) {
        notBefore = micros;
    }

    /** Up to when runs were cancelled and this node knows of it. */
    long cancelledUpTo() {
        return cancelledUpTo;
    }

    void cancelledUpTo(long micros) {
        cancelledUpTo = micros;
        if (arrival != null) {
            arrival = arrival.cancelled(micros);
        }
    }

    /** Whether the record brought something with it that nobody has looked at. */
    boolean isArriving() {
        return arrival != null;
    }

    /** What planning must know of the job now. */
    Situation situation(long now) {
        return arrival == null ? Situation.of(now, rows.size(), catchingUp) : arrival.situation(now);
    }

    /** Takes over what was planned in such a situation. */
    void planned(Plan plan) {
        arrival = null;
        if (plan.progress().cursor() != progress.cursor()) {
            open = null; // fire times beyond the open row were looked at
        }
        progress = plan.progress();
        catchingUp = plan.catchingUp();
    }

    /** Whether this node wants to stay the owner. */
    void keep(boolean wanted) {
        keep = wanted;
    }

    /** The standing as the store has it. */
    Standing known() {
        return known;
    }

    /** What the run threw that failed last. */
    Throwable failedLast() {
        Throwable failure = failedLast;
        return failure == null ? new IllegalStateException("It failed on another node.") : failure;
    }

    void failedLast(Throwable failure) {
        failedLast = failure;
    }

    /** The end of a run that its task has written, or is about to write, in a transaction of its own; null if none. */
    @Nullable
    Transacted transacted() {
        return transacted;
    }

    void transacted(@Nullable Transacted now) {
        Transacted before = transacted;
        transacted = now;
        if (before != null) {
            before.over().complete(null);
        }
    }

    /** Whether nothing must be sent, because a task is writing the job's record. */
    boolean isDetained() {
        return transacted != null && !transacted.isEnded();
    }

    /** The job as it will be when the given run has succeeded, with nothing else changed. */
    OwnedJob after(Row ending, int index) {
        OwnedJob then = new OwnedJob(store, record, ready, null);
        then.progress = progress.succeeded(ending.runs().get(index).fireTime());
        then.quarantine = quarantine;
        then.cancelledUpTo = cancelledUpTo;
        then.returned.addAll(returned);
        then.keep = true;
        for (Row row : rows) {
            Row copy = row.copy();
            if (row == ending) {
                copy.done(index);
            }
            if (copy.isOver()) {
                continue;
            }
            then.rows.add(copy);
            if (row == open) {
                then.open(copy, openFrom);
            }
        }
        return then;
    }

    /** Whether the job may have been given up: that was sent, and no answer came. Nothing of it is started until one does. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** What was sent may be applied late: a record that others have not edited may show it. */
    void unanswered(Completion sent) {
        if (sent instanceof Completion.Advance advance) {
            unconfirmed = plus(unconfirmed, advance.standing());
        }
        doubtful |= !(sent instanceof Completion.Advance advance && advance.keep());
    }

    private void answered() {
        unconfirmed = List.of();
        doubtful = false;
    }

    /** The standing that others have edited: the last known, or one sent since of which nobody knows whether it arrived. */
    private Standing edited(Standing now) {
        Standing base = record.standing();
        for (Standing sent : unconfirmed) {
            boolean closer =
                    sent.runs() == now.runs() && (base.runs() != now.runs() || sent.nextFire() == now.nextFire());
            base = closer ? sent : base;
        }
        return base;
    }

    /** What the store must be told. */
    Completion completion() {
        if (isFinished()) {
            return new Completion.Remove(id(), record.fence());
        }
        return new Completion.Advance(id(), record.fence(), standing(keep), keep);
    }

    @Nullable
    String quarantine() {
        return quarantine;
    }

    void quarantine(String reason) {
        quarantine = reason;
    }

    /** Keeps an event until what it tells of is recorded. */
    void tellLater(SchedulerEvent event) {
        if (untold.isEmpty()) {
            untold = new ArrayList<>(2);
        }
        untold.add(event);
    }

    /** How many events are kept. */
    int untold() {
        return untold.size();
    }

    /** Takes out so many of the events kept so far, the oldest first. */
    List<SchedulerEvent> takeUntold(int most) {
        List<SchedulerEvent> taken = untold;
        if (most >= taken.size()) {
            untold = List.of();
            return taken;
        }
        untold = new ArrayList<>(taken.subList(most, taken.size()));
        return taken.subList(0, most);
    }

    /** The job as users see it, as of now. */
    Job snapshot(long now) {
        return new JobSnapshot(store, record, now);
    }

    void add(Row row) {
        rows.add(row);
    }

    /** Says that this row covers the fire times from the given one up to the cursor, and nothing beyond. */
    void open(Row row, long from) {
        open = row;
        openFrom = from;
    }

    void remove(Row row) {
        rows.remove(row);
        if (open == row) {
            open = null;
        }
        if (!progress.given().isEmpty()) {
            progress = progress.giving(notes().given());
        }
        if (rows.isEmpty()) {
            catchingUp = false;
        }
    }

    /** Whether runs were taken back that only whoever claims the record next can make. */
    boolean hasReturned() {
        return !returned.isEmpty();
    }

    /** Runs that only whoever claims the record next can make. */
    List<List<Attempt>> returned() {
        return returned;
    }

    void returned(List<List<Attempt>> rows) {
        returned.clear();
        returned.addAll(rows);
    }

    /**
     * Takes runs back that were not made: their fire times are to be looked at again. Where later ones have been looked at
     * already, as those that came due meanwhile and were missed, the record keeps them as under way, for the next claim.
     */
    void takeBack(Row row) {
        List<RunPlan> undone = row.undone();
        if (undone.isEmpty()) {
            return;
        }
        RunPlan first = undone.get(0);
        switch (row.source()) {
            case REQUEST ->
                progress = progress.at(progress.cursor(), progress.runs() - 1)
                        .requesting(plus(progress.requests(), first.fireTime()));
            case RETRY -> progress = progress.retrying(plus(progress.retries(), retrial(first)));
            case SCHEDULE -> {
                if (open == row) {
                    progress = progress.at(openCursor(), progress.runs() - undone.size());
                    open = null;
                    catchingUp = false;
                } else {
                    returned.add(attempts(undone));
                }
            }
        }
    }

    /** Takes over what others have made of the record. */
    void edited(JobRecord now, ReadyJob readyNow) {
        Standing base = edited(now.standing());
        boolean sameSchedule = now.standing().nextFire() == base.nextFire();
        boolean sameTrigger = ready.definition().hasTriggerOf(readyNow.definition());
        progress = progress.mergedInto(base, now.standing(), sameTrigger);
        answered();
        if (!sameSchedule) {
            open = null;
            catchingUp = false;
        }
        record = now;
        ready = readyNow;
        known = readable(now.standing());
    }

    /** Takes over that the store has applied what was sent. */
    void recorded(Standing standing) {
        transacted(null);
        answered();
        record = new JobRecord(
                record.id(), record.definition(), standing, record.revision(), record.owner(), record.fence() + 1);
        known = standing;
    }

    /** Whether this job has come to its end: nothing is to come and nothing runs. */
    boolean isFinished() {
        boolean isLeft =
                !returned.isEmpty() || (arrival != null && !arrival.inFlight().isEmpty());
        return rows.isEmpty() && !isLeft && progress.isExhausted() && quarantine == null;
    }

    /** What the record must say now. */
    Standing standing(boolean keep) {
        if (quarantine != null) {
            return new Standing(
                    progress.cursor(), NEVER, progress.runs(), progress.paused(), quarantine, notes().orNull());
        }
        Notes notes = notes();
        long nextFire = recordsOpenRow() ? openCursor() : progress.cursor();
        return new Standing(
                nextFire, due(nextFire, notes, keep), recordedRuns(), progress.paused(), null, notes.orNull());
    }

    private boolean recordsOpenRow() {
        return open != null && !open.isOver() && !ready.terms().atMostOnce();
    }

    /** The fire time at which the schedule goes on if the open row does not. */
    private long openCursor() {
        Row row = open;
        if (row == null || row.isOver()) {
            return progress.cursor();
        }
        boolean untouched = row.undone().size() == row.runs().size();
        return untouched ? openFrom : row.undone().get(0).fireTime();
    }

    private long recordedRuns() {
        long runs = progress.runs();
        for (Row row : rows) {
            boolean counted = row.source() == RowPlan.Source.REQUEST || (row == open && recordsOpenRow());
            if (counted && !ready.terms().atMostOnce()) {
                runs -= row.undone().size();
            }
        }
        return runs;
    }

    private Notes notes() {
        boolean none = rows.isEmpty() || (rows.size() == 1 && rows.get(0) == open && recordsOpenRow());
        if (none
                && arrival == null
                && returned.isEmpty()
                && progress.retries().isEmpty()
                && progress.requests().isEmpty()
                && progress.trouble() == null) {
            return Notes.NONE;
        }
        List<List<Attempt>> inFlight = new ArrayList<>(arrival == null ? returned : arrival.inFlight());
        List<Retrial> retries = new ArrayList<>(progress.retries());
        List<Long> requests = new ArrayList<>(progress.requests());
        for (Row row : rows) {
            List<RunPlan> undone = row.undone();
            if (undone.isEmpty() || (row == open && recordsOpenRow())) {
                continue;
            }
            if (ready.terms().atMostOnce() || row.source() == RowPlan.Source.SCHEDULE) {
                inFlight.add(attempts(undone));
            } else if (row.source() == RowPlan.Source.REQUEST) {
                requests.add(undone.get(0).fireTime());
            } else {
                retries.add(retrial(undone.get(0)));
            }
        }
        Notes notes = new Notes(inFlight, retries, requests, progress.trouble(), progress.given());
        return arrival == null ? notes : arrival.of(notes);
    }

    private static List<Attempt> attempts(List<RunPlan> runs) {
        return runs.stream()
                .map(run -> new Attempt(run.fireTime(), run.attempt()))
                .toList();
    }

    private long due(long nextFire, Notes notes, boolean keep) {
        long due =
                progress.paused() || nextFire == NEVER ? NEVER : ready.times().due(nextFire);
        for (List<Attempt> row : notes.inFlight()) {
            due = Math.min(due, row.get(0).fireTime());
        }
        for (long request : notes.requests()) {
            due = Math.min(due, request);
        }
        if (!progress.paused()) {
            for (Retrial retrial : notes.retries()) {
                due = Math.min(due, retrial.due());
            }
        }
        // A job that only waits for its last run to end must be found by others if this node dies.
        return due == NEVER && keep && progress.isExhausted()
                ? record.standing().due()
                : due;
    }

    private static Retrial retrial(RunPlan run) {
        return new Retrial(run.fireTime(), run.attempt(), run.due());
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    @Override
    public String toString() {
        return id() + " next " + Micros.optional(progress.cursor());
    }
}
