package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.definition.JobSnapshot;
import io.apscheduler.engine.definition.ReadyJob;
import io.apscheduler.engine.definition.UnknownHereException;
import io.apscheduler.engine.dispatch.Deadlines.Deadline;
import io.apscheduler.engine.plan.FirePlanner;
import io.apscheduler.engine.plan.Given;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Missed;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.engine.plan.Plan;
import io.apscheduler.engine.plan.RowPlan;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.plan.TriggerFaultException;
import io.apscheduler.engine.run.Flight;
import io.apscheduler.engine.run.FlightReports;
import io.apscheduler.engine.run.RunEnd;
import io.apscheduler.engine.run.RunEnd.Outcome;
import io.apscheduler.engine.time.StoreClock;
import io.apscheduler.engine.time.Ticker;
import io.apscheduler.job.Job;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs that this node owns in one store, and what is done about them: looked at when their time has come, handed over,
 * and noted when their runs have ended. Confined to the dispatcher's thread.
 */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final long REFUSED_WAIT_MICROS = 100_000;
    /** Earlier than anything that is due. */
    private static final long AT_ONCE = 0;
    /** A job whose next fire time is closer than this is kept: firing it again then costs the store one write. */
    private static final long KEPT_MICROS = Duration.ofSeconds(5).toMillis() * 1_000;

    private final String store;
    private final DispatchContext context;
    private final Link link;
    private final StoreClock clock;
    private final JobEvents events;
    private final Outcomes outcomes;
    private final Outbox outbox;
    private final Deadlines deadlines = new Deadlines();
    private final Map<String, OwnedJob> jobs = new HashMap<>();
    private final Departures departures;
    private final Cancelling cancelling;
    private final Wakes wakes = new Wakes();
    /** Jobs with runs whose start was recorded, but that could not be handed over then. */
    private final Set<OwnedJob> grounded = new LinkedHashSet<>();

    /** Rows with runs that came too late, in groups to which more may be added. */
    private final Set<Row> lateRows = new LinkedHashSet<>();

    private final Transactions transactions;
    private boolean paused;
    private boolean draining;
    private final AtomicLong activity = new AtomicLong();

    Desk(String store, DispatchContext context, Link link, StoreClock clock, Ticker ticker, FlightReports reports) {
        this.store = store;
        this.context = context;
        this.link = link;
        this.clock = clock;
        this.events = new JobEvents(context.events());
        this.outcomes = new Outcomes(events);
        this.outbox = new Outbox(context.settings(), events);
        Flight.Surroundings surroundings =
                new Flight.Surroundings(clock, ticker, link::isLeaseHeld, reports, context.jobs());
        this.departures = new Departures(context.executors(), surroundings, events, this::putOff);
        this.cancelling = new Cancelling(departures, events);
        this.transactions = new Transactions(this, outbox, departures::contains);
    }

    /** The runs that are completed in transactions of their tasks. */
    Transactions transactions() {
        return transactions;
    }

    /** What is to be sent to the store. */
    Outbox outbox() {
        return outbox;
    }

    /** How much has happened. Thread-safe. */
    long activity() {
        return activity.get();
    }

    boolean isPaused() {
        return paused;
    }

    boolean hasFlights() {
        return !departures.isEmpty();
    }

    boolean isEmpty() {
        return jobs.isEmpty() && departures.isEmpty();
    }

    @Nullable
    OwnedJob find(String id) {
        return jobs.get(id);
    }

    List<OwnedJob> all() {
        return new ArrayList<>(jobs.values());
    }

    /** The jobs whose runs are under way. */
    List<String> executing() {
        return departures.executing();
    }

    /** When there will be something to do without anybody asking for it, {@code NEVER} if never. */
    long nextWake() {
        return Math.min(deadlines.earliest(), mayStart() ? wakes.earliest() : NEVER);
    }

    private boolean mayStart() {
        return !paused && !draining && link.isLeaseHeld();
    }

    /** Does what has become due: interrupts runs that take too long, and looks at jobs whose time has come. */
    void look() {
        long now = clock.micros();
        for (Deadline late = deadlines.poll(now); late != null; late = deadlines.poll(now)) {
            timeOut(late, now);
        }
        if (!mayStart()) {
            return;
        }
        if (!grounded.isEmpty()) {
            handOverGrounded(now);
        }
        for (OwnedJob job = wakes.poll(now); job != null; job = wakes.poll(now)) {
            look(job, now);
        }
    }

    /** Hands over what is ready for it. */
    void depart() {
        departures.depart();
    }

    /** Takes a claimed record. */
    void take(Claim claim, long now) {
        activity.incrementAndGet();
        JobRecord record = claim.record();
        forget(record);
        try {
            Arrival arrival = Arrival.of(claim, Notes.of(record.standing().state()));
            OwnedJob job = new OwnedJob(store, record, ready(record), arrival);
            job.stayUntil(now + link.stayMicros());
            jobs.put(record.id(), job);
            goOn(job, now);
        } catch (UnknownHereException e) {
            outbox.decline(claim, e.getMessage());
        } catch (RuntimeException | LinkageError e) { // whatever is wrong with one job must not hinder the others
            jobs.remove(record.id());
            outbox.quarantine(record, snapshot(record), reason(e));
        }
    }

    /**
     * Takes a record that this node owns, but by a claim whose reply it never had. Whether a dead node had left it only that
     * reply said: so what was due by now may have been begun, and is recovered.
     */
    void takeFound(JobRecord record, long now) {
        take(new Claim(record, now), now);
    }

    private static String reason(Throwable e) {
        boolean ours = e instanceof SchedulerException || e instanceof TriggerFaultException;
        return ours ? String.valueOf(e.getMessage()) : "It cannot be made ready to run: " + e;
    }

    private static long nextLook(OwnedJob job) {
        return job.isArriving()
                ? AT_ONCE
                : FirePlanner.nextLook(
                        job.ready().times(),
                        job.ready().terms(),
                        job.progress(),
                        job.rows().size(),
                        job.isCatchingUp());
    }

    private ReadyJob ready(JobRecord record) {
        return context.definitions().ready(record.definition(), record.id(), store);
    }

    private void look(OwnedJob job, long now) {
        try {
            Plan plan = FirePlanner.plan(job.ready().times(), job.ready().terms(), job.progress(), job.situation(now));
            job.planned(plan);
            tell(job, plan, now);
            for (RowPlan row : plan.rows()) {
                add(job, row, now);
            }
            schedule(job);
        } catch (TriggerFaultException e) {
            job.quarantine(String.valueOf(e.getMessage()));
            wakes.remove(job);
        }
        touch(job, now);
    }

    private void tell(OwnedJob job, Plan plan, long now) {
        for (Missed group : plan.missed()) {
            LOG.warn(
                    "Job \"{}\" missed {} fire time(s) up to {}: {}.",
                    job.id(),
                    group.count(),
                    Micros.instant(group.last()),
                    group.reason());
            events.missed(job, group, now);
        }
        plan.cancelled().forEach(run -> cancelling.tell(job, run, now));
        for (Retrial retrial : plan.givenUp()) {
            events.givenUp(job, retrial, job.failedLast(), now);
        }
    }

    private void add(OwnedJob job, RowPlan plan, long now) {
        Given given = job.progress().given().get(plan.runs().get(0).fireTime());
        Row row =
                new Row(job, plan, given == null ? null : context.definitions().given(job.ready(), given));
        job.add(row);
        if (plan.isOpen()) {
            job.open(row, plan.openFrom());
        }
        if (!job.ready().terms().atMostOnce()) {
            departures.handOver(row, now);
        }
    }

    /** Hands over the rows that waited for their start to be recorded. */
    void handOverHeld(OwnedJob job, long now) {
        if (!job.ready().terms().atMostOnce()) {
            return;
        }
        if (!mayStart()) {
            grounded.add(job);
        } else if (isRecorded(job)) {
            departures.handOverHeld(job, now);
        } else {
            touch(job, now);
        }
    }

    private static boolean isRecorded(OwnedJob job) {
        try {
            return job.standing(true).equals(job.known());
        } catch (TriggerFaultException e) {
            return false;
        }
    }

    /** Hands over what had been recorded when no run was to be started, as the lease did not hold. */
    private void handOverGrounded(long now) {
        List<OwnedJob> waiting = List.copyOf(grounded);
        grounded.clear();
        for (OwnedJob job : waiting) {
            if (jobs.get(job.id()) == job && !job.isLapsed()) {
                handOverHeld(job, now);
            }
        }
    }

    /** An executor has refused a run of a job. */
    private void putOff(OwnedJob job) {
        long now = clock.micros();
        job.notBefore(now + REFUSED_WAIT_MICROS);
        schedule(job);
        touch(job, now);
    }

    /** A run with a timeout was about to be called at the given time. */
    void started(Flight flight, int index, long at) {
        Row row = (Row) flight.sender();
        if (departures.contains(row)) {
            long timeout = row.job().ready().timeout();
            deadlines.add(new Deadline(Micros.plus(at, timeout), row, index));
        }
    }

    /** Keeps the events of runs that came too late: to be called before it is recorded that they are over. */
    void closeLateGroups() {
        long now = clock.micros();
        lateRows.forEach(row -> outcomes.tellLate(row, now));
        lateRows.clear();
    }

    private void timeOut(Deadline late, long now) {
        Row row = late.row();
        Flight flight = row.flight();
        if (flight == null) {
            return;
        }
        Transacted written = row.job().transacted();
        if (written != null && written.isOf(row, late.index())) {
            flight.interrupt(late.index()); // how it ends is in the hands of its task's transaction
            return;
        }
        RunPlan run = row.runs().get(late.index());
        outcomes.timedOut(row, run, flight.snapshot(), row.job().ready().timeout(), now);
        row.done(late.index());
        flight.interrupt(late.index());
        goOn(row.job(), now);
    }

    /** A run has ended. */
    void ended(RunEnd end, long now) {
        Row row = (Row) end.flight().sender();
        if (!departures.contains(row)) {
            return;
        }
        activity.incrementAndGet();
        OwnedJob job = row.job();
        Transacted written = job.transacted();
        if (written != null && written.isOf(row, end.index())) {
            written.end();
        }
        if (end.outcome() == Outcome.GIVEN_BACK) {
            outcomes.ended(row, end, now);
            job.takeBack(row);
        } else if (!row.isDone(end.index())) {
            outcomes.ended(row, end, now);
            row.done(end.index());
        }
        if (end.isLast()) {
            departures.remove(row);
            job.remove(row);
        } else if (end.outcome() == Outcome.TOO_LATE) {
            lateRows.add(row);
        }
        goOn(job, now);
    }

    private void goOn(OwnedJob job, long now) {
        if (job.isGone()) {
            tellOfGone(job);
            return;
        }
        schedule(job);
        if (job.wakeAt <= now && mayStart()) {
            wakes.remove(job);
            look(job, now);
        } else {
            touch(job, now);
        }
    }

    private void schedule(OwnedJob job) {
        try {
            wakes.set(job, canRun(job) ? Math.max(job.notBefore(), nextLook(job)) : NEVER);
        } catch (TriggerFaultException e) {
            job.quarantine(String.valueOf(e.getMessage()));
            wakes.remove(job);
        }
    }

    /** Starts nothing of a job of which nobody knows whether it is still this node's. */
    void hold(OwnedJob job) {
        wakes.remove(job);
    }

    private boolean canRun(OwnedJob job) {
        return job.quarantine() == null
                && !job.isLapsed()
                && !job.isDoubtful()
                && context.executors().find(job.ready().executor()).isPresent();
    }

    /** Sees to it that the store learns what it may not have been told meanwhile. */
    void touch(OwnedJob job) {
        touch(job, clock.micros());
    }

    /** Sees to it that the store learns what has changed of a job, or gets it back. */
    private void touch(OwnedJob job, long now) {
        if (job.isGone()) {
            return;
        }
        boolean keep = keeps(job, now);
        job.keep(keep); // even where nothing new is to be said: something may wait to be sent
        try {
            if (!keep || !job.standing(true).equals(job.known())) {
                outbox.add(job);
            }
        } catch (TriggerFaultException e) {
            job.quarantine(String.valueOf(e.getMessage()));
            outbox.add(job);
        }
    }

    private boolean keeps(OwnedJob job, long now) {
        if (!job.rows().isEmpty()) {
            return true;
        }
        boolean wanted = !paused && !draining && !job.hasReturned() && now < job.stayUntil() && canRun(job);
        return wanted && job.wakeAt != NEVER && job.wakeAt <= now + KEPT_MICROS;
    }

    /**
     * What this node had claimed before under the same id is not its any more: others may have decided about it since. Where
     * the owner is the same, a request of its own gave the job up, which arrived late; then what it recorded may be told.
     */
    private void forget(JobRecord record) {
        OwnedJob before = jobs.get(record.id());
        if (before != null) {
            if (Objects.equals(before.record().owner(), record.owner())) {
                events.tell(before);
            }
            before.lapse();
            gone(record.id());
        }
    }

    /** Others have edited a record that this node owns. */
    void edited(JobRecord record) {
        OwnedJob job = jobs.get(record.id());
        if (job == null || record.fence() <= job.record().fence()) {
            return;
        }
        if (wasClaimedAnew(record, job.record())) {
            takeFound(record, clock.micros());
            return;
        }
        activity.incrementAndGet();
        if (isNewsOfOwnTransaction(job, record)) {
            goOn(job, clock.micros());
            return;
        }
        Standing standing = record.standing();
        long cancelledUpTo = Notes.of(standing.state()).cancelledUpTo();
        boolean cancels = cancelledUpTo > job.cancelledUpTo();
        if (cancels) {
            job.cancelledUpTo(cancelledUpTo);
            cancelling.inHand(job, cancelledUpTo, clock.micros());
        }
        departures.giveBackHeld(job);
        try {
            boolean same = record.definition().equals(job.record().definition());
            job.edited(record, same ? job.ready() : ready(record));
            if (standing.quarantine() != null) {
                job.quarantine(standing.quarantine());
            }
        } catch (RuntimeException e) { // the new definition cannot run here: end what runs, then let it go
            job.edited(record, job.ready());
            job.quarantine(String.valueOf(e.getMessage()));
        }
        if (cancels) {
            cancelling.waiting(job, cancelledUpTo, clock.micros());
        }
        goOn(job, clock.micros());
    }

    /** Each edit raises fence and revision; the fence alone is raised by a completion of this node's, and by more if it was given up. */
    private static boolean wasClaimedAnew(JobRecord now, JobRecord before) {
        return now.fence() - before.fence() > now.revision() - before.revision() + 1;
    }

    /** Takes over what a task has committed by itself; returns whether the record tells of nothing else. */
    private boolean isNewsOfOwnTransaction(OwnedJob job, JobRecord record) {
        Transacted written = job.transacted();
        if (written == null) {
            return false;
        }
        boolean applied = written.isIn(Optional.of(record));
        if (applied && written.completion() instanceof Completion.Advance advance) {
            job.recorded(advance.standing());
            events.tell(job);
        } else if (written.isEnded()) {
            job.transacted(null);
        }
        return record.fence() <= job.record().fence();
    }

    /** A record is gone, or no longer this node's. */
    void gone(String id) {
        OwnedJob job = jobs.remove(id);
        if (job != null) {
            Transacted written = job.transacted();
            if (written != null && written.isEnded() && written.completion() instanceof Completion.Remove) {
                events.removed(job, clock.micros());
            }
            job.transacted(null);
            activity.incrementAndGet();
            wakes.remove(job);
            outbox.remove(job);
            departures.dropHeld(job);
            job.gone();
            tellOfGone(job);
        }
    }

    private void tellOfGone(OwnedJob job) {
        if (job.isLapsed()) {
            events.tellRuns(job);
        } else {
            events.tell(job);
        }
    }

    /** A job was recorded as ended or released: it is no longer this node's. */
    void released(OwnedJob job) {
        jobs.remove(job.id(), job);
        wakes.remove(job);
    }

    /** The lease has lapsed: what has not started is taken back, what runs ends and is reported. */
    void lapse() {
        for (OwnedJob job : all()) {
            departures.recallAll(job);
            job.lapse();
            wakes.remove(job);
            Departures.lose(job);
        }
    }

    /**
     * Has recorded what was done under a lapsed lease, as far as nobody has claimed the records since. Where nothing is under
     * way the record is given back, so that nobody takes it for one to be recovered.
     */
    void settleLapsed() {
        long now = clock.micros();
        all().stream().filter(OwnedJob::isLapsed).forEach(job -> touch(job, now));
    }

    /** Stops starting runs, or starts again. */
    void pause(boolean now) {
        paused = now;
        if (now) {
            letGo();
        } else {
            all().forEach(job -> goOn(job, clock.micros()));
            link.dueAt(clock.micros());
        }
    }

    /** Stops starting runs for good. */
    void drain() {
        draining = true;
        letGo();
    }

    private void letGo() {
        for (OwnedJob job : all()) {
            departures.recallAll(job);
            schedule(job);
            touch(job, clock.micros());
        }
    }

    /** Interrupts all runs. */
    void interruptAll() {
        departures.interruptAll();
    }

    private Job snapshot(JobRecord record) {
        return new JobSnapshot(store, record, clock.micros());
    }
}
