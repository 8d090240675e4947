package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.explain.Here;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.run.Flight;
import io.apscheduler.engine.run.FlightReports;
import io.apscheduler.engine.run.RunEnd;
import io.apscheduler.engine.time.Alarm;
import io.apscheduler.engine.time.StoreClock;
import io.apscheduler.engine.time.Ticker;
import io.apscheduler.job.StoreTransaction;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JumpingInstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges finished work for due jobs with one store, hands runs over, and sleeps in between.
 *
 * <p>All it knows of jobs is confined to its own thread; whoever wants something of it leaves an errand. No user's code runs
 * on that thread but triggers and executors' {@code execute}, and no lock is held at all.
 */
public final class Dispatcher implements FlightReports {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long HICCUP_NANOS = 100_000_000;
    private static final long LONGEST_SLEEP_NANOS = 60_000_000_000L;

    private final StoreClock clock;
    private final Alarm alarm;
    private final Link link;
    private final Desk desk;
    private final Exchanger exchanger;
    private final TaskWriting writing;
    private final Queue<RunEnd> ends = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final List<LongConsumer> settlers = new ArrayList<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final ReentrantLock late = new ReentrantLock();
    private final Thread thread;
    private boolean draining;
    private volatile boolean stopped;

    /** The dispatcher of an open store. */
    public Dispatcher(String alias, JobStore store, DispatchContext context, boolean daemon) {
        this(alias, store, context, Footing.of(context, alias, daemon));
    }

    /** A dispatcher that stands on other ground than the machine's time, chance and threads. */
    Dispatcher(String alias, JobStore store, DispatchContext context, Footing footing) {
        Ticker ticker = footing.ticker();
        this.clock = new StoreClock(ticker, Micros.floor(context.clock().instant()));
        this.alarm = new Alarm(context.clock());
        boolean jumping = context.clock() instanceof JumpingInstantSource;
        this.link =
                new Link(store, context.settings(), clock, new ClockAlarm(alias, context.clock()), footing, jumping);
        this.desk = new Desk(alias, context, link, clock, footing.waits(), this);
        this.exchanger = new Exchanger(alias, store, context, link, clock, desk);
        this.writing = new TaskWriting(alias, store, link, desk.transactions(), this::waitFor);
        this.thread = footing.threads().apply(this::loop);
    }

    /** Starts no runs until resumed. Only before the start. */
    public void startPaused() {
        desk.pause(true);
    }

    /** Begins to work. */
    public void start() {
        thread.start();
    }

    /** The store's now, in microseconds. Thread-safe. */
    public long now() {
        return clock.micros();
    }

    /** A record that is due at that time was written. Thread-safe, never waits. */
    public void added(long due) {
        if (link.dueAt(due)) {
            alarm.ring();
        }
    }

    /** A record that is due at that time was written in a transaction that is not committed yet. Thread-safe. */
    public void expect(long due) {
        errand(() -> exchanger.expect(due));
    }

    /** A record was edited: returns when no run begins any more by what it was before. Thread-safe. */
    public void edited(JobRecord record) {
        if (link.incarnation().equals(record.owner())) {
            waitFor(() -> desk.edited(record));
        }
        added(record.standing().due());
    }

    /** Records were removed: returns when no run of them begins any more. Thread-safe. */
    public void removed(List<JobRecord> records) {
        List<JobRecord> owned = records.stream()
                .filter(record -> link.incarnation().equals(record.owner()))
                .toList();
        if (!owned.isEmpty()) {
            waitFor(() -> owned.forEach(record -> desk.gone(record.id())));
        }
    }

    /** Starts no runs until {@link #resume}. Returns when none begins any more. Thread-safe. */
    public void pause() {
        waitFor(() -> desk.pause(true));
    }

    /** Starts runs again. Thread-safe. */
    public void resume() {
        waitFor(() -> desk.pause(false));
    }

    /** Executors came or tasks were registered: what was declined may be claimed now. Thread-safe. */
    public void learnt() {
        errand(() -> {
            desk.outbox().declined().clear();
            link.dueAt(clock.micros());
        });
    }

    /** Claims nothing more, gives back what has not started, and ends when all runs have and are recorded. Thread-safe. */
    public CompletableFuture<Void> drain() {
        errand(() -> {
            draining = true;
            desk.drain();
        });
        return finished;
    }

    /** The jobs whose runs are under way. Thread-safe. */
    public List<String> executing() {
        List<String> names = new ArrayList<>();
        waitFor(() -> names.addAll(desk.executing()));
        return names;
    }

    /** What this node knows by itself of a job and its executor. Thread-safe. */
    public Here here(String id, String executor) {
        CompletableFuture<Here> here = new CompletableFuture<>();
        waitFor(() -> here.complete(exchanger.here(id, executor)));
        return here.join();
    }

    /** Interrupts all runs. Thread-safe. */
    public void interruptRuns() {
        errand(desk::interruptAll);
    }

    /**
     * Tells, once nothing is left to do at the present time, when there will be something: {@code NEVER} if never.
     * Thread-safe.
     */
    public void whenSettled(LongConsumer settler) {
        errand(() -> {
            if (stopped) {
                settler.accept(NEVER);
            } else {
                settlers.add(settler);
            }
        });
    }

    /** How much has happened: changes with every exchange that did something and every run. Thread-safe. */
    public long activity() {
        return desk.activity();
    }

    @Override
    public void started(Flight flight, int index) {
        long now = clock.micros();
        errand(() -> desk.started(flight, index, now));
    }

    @Override
    public void ended(RunEnd end) {
        ends.add(end);
        if (exchanger.isWaitedFor()) {
            alarm.ring();
        } else {
            alarm.ringSoon();
        }
    }

    @Override
    public Recording complete(Flight flight, int index, StoreTransaction transaction) {
        return writing.complete(flight, index, transaction);
    }

    @Override
    public boolean isRecorded(Recording recording) {
        return writing.isRecorded(recording);
    }

    private void errand(Runnable errand) {
        errands.add(errand);
        alarm.ring();
        if (stopped) {
            doLateErrands();
        }
    }

    private void waitFor(Runnable errand) {
        if (Thread.currentThread() == thread) {
            errand.run();
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        errand(() -> {
            errand.run();
            done.complete(null);
        });
        done.join();
    }

    private void loop() {
        while (!stopped) {
            try {
                alarm.sleep(turn());
            } catch (RuntimeException | Error e) { // a defect must not end the scheduler: report it, go on
                LOG.error("The dispatcher {} failed and goes on.", thread.getName(), e);
                alarm.sleep(HICCUP_NANOS);
            }
        }
        alarm.close();
        doLateErrands();
    }

    /** Does what there is to do, and tells for how many nanoseconds there is nothing more. */
    long turn() {
        doErrands();
        takeEnds();
        desk.look();
        desk.depart();
        if (exchanger.nanosToNext(draining) <= 0) {
            exchanger.exchange(draining);
            takeEnds(); // an exchange may take long: what ended meanwhile must not pass for running
            desk.look();
            desk.depart();
        }
        if (draining && desk.isEmpty()) {
            finish();
            return 0;
        }
        long sleep = nanosOfRest();
        if (sleep > 0) {
            settle();
        }
        return sleep;
    }

    private void takeEnds() {
        RunEnd end = ends.poll();
        long now = end == null ? 0 : clock.micros();
        while (end != null) {
            desk.ended(end, now);
            end = ends.poll();
        }
    }

    private void doErrands() {
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            errand.run();
        }
    }

    /** After the end there is nothing to be done any more, but those who wait must not wait for ever. */
    private void doLateErrands() {
        late.lock();
        try {
            doErrands();
        } finally {
            late.unlock();
        }
    }

    private long nanosOfRest() {
        if (!ends.isEmpty() || !errands.isEmpty()) {
            return 0;
        }
        long until = Math.min(exchanger.nanosToNext(draining), LONGEST_SLEEP_NANOS);
        long wake = desk.nextWake();
        return wake == NEVER ? until : Math.min(until, nanosTo(wake));
    }

    private long nanosTo(long micros) {
        long left = micros - clock.micros();
        return left > LONGEST_SLEEP_NANOS / 1_000 ? LONGEST_SLEEP_NANOS : left * 1_000;
    }

    private void settle() {
        if (settlers.isEmpty() || desk.hasFlights()) {
            return;
        }
        long next = Math.min(desk.nextWake(), exchanger.nextMicros());
        settlers.forEach(settler -> settler.accept(next));
        settlers.clear();
    }

    private void finish() {
        link.leave();
        stopped = true;
        settlers.forEach(settler -> settler.accept(NEVER));
        finished.complete(null);
    }
}
