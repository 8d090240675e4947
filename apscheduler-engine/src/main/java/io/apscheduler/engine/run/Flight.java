package io.apscheduler.engine.run;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.definition.ReadyJob;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.run.RunEnd.Outcome;
import io.apscheduler.engine.time.StoreClock;
import io.apscheduler.engine.time.Ticker;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Jobs;
import io.apscheduler.spi.JobRun;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A row of runs of one job on its way: handed over together, made one after the other on one thread, each judged by its
 * grace time immediately before its task is called.
 *
 * <p>Thread-safe. The step tells what is going on: waiting, between runs, in the run of an index, being interrupted in it,
 * or given back. It is packed in one number so that an interrupt never reaches another run than the one it was meant for.
 */
public final class Flight implements JobRun {
    private static final int WAITING = 0;
    private static final int BETWEEN = 1;
    private static final int GIVEN_BACK = 2;
    private static final int CALLING = 3;
    private static final int INTERRUPTING = 4;
    private static final int STEPS = 8;

    private final ReadyJob job;
    private final List<RunPlan> runs;
    private final Surroundings surroundings;
    private final Sender sender;
    private final long handedOver;
    private final AtomicInteger step = new AtomicInteger(WAITING);
    private volatile boolean recalled;
    private volatile boolean lost;
    /** Up to which index runs were asked to end. */
    private volatile int asked = -1;

    private volatile @Nullable Thread thread;

    /** A flight of at least one run. */
    public Flight(ReadyJob job, List<RunPlan> runs, Sender sender, Surroundings surroundings) {
        this.job = job;
        this.runs = runs;
        this.sender = sender;
        this.surroundings = surroundings;
        this.handedOver = surroundings.ticker().nanos();
    }

    /** Who handed a flight over. Thread-safe. */
    public interface Sender {
        /** The job as it was when the flight was handed over. */
        Job snapshot();

        /** The flight begins or was recalled, after it has waited for that many nanoseconds. */
        void left(long waitedNanos);
    }

    /** What all flights from one store share. */
    public record Surroundings(
            StoreClock clock, Ticker ticker, BooleanSupplier leaseHeld, FlightReports reports, Jobs jobs) {}

    /** The job as it was when the flight was handed over. */
    public ReadyJob job() {
        return job;
    }

    /** Who handed it over. */
    public Sender sender() {
        return sender;
    }

    /** The job as users see it. */
    public Job snapshot() {
        return sender.snapshot();
    }

    /** The runs, in order. */
    public List<RunPlan> runs() {
        return runs;
    }

    /**
     * Calls no further run. Runs not called are told of as given back, unless none was called at all.
     *
     * @return whether the flight had not started, and never will
     */
    public boolean recall() {
        recalled = true;
        boolean neverStarts = step.compareAndSet(WAITING, GIVEN_BACK);
        if (neverStarts) {
            sender.left(0);
        }
        return neverStarts;
    }

    /** The lease under which the flight was handed over has lapsed. */
    public void lose() {
        lost = true;
    }

    /** Whether others may make these runs, as the lease has lapsed, or has not been renewed in time. */
    boolean isLost() {
        return lost || !surroundings.leaseHeld.getAsBoolean();
    }

    /** Asks the run of the given index to end, and interrupts it if it is in progress. Called by one thread at a time. */
    public void interrupt(int index) {
        asked = Math.max(asked, index);
        int calling = index * STEPS + CALLING;
        int interrupting = index * STEPS + INTERRUPTING;
        Thread runner = thread;
        if (runner != null && step.compareAndSet(calling, interrupting)) {
            runner.interrupt();
            step.set(calling);
        }
    }

    /** Whether the run of the given index was asked to end. Thread-safe. */
    boolean isAskedToEnd(int index) {
        return index <= asked;
    }

    /** Interrupts whatever run is in progress, and calls no further one. */
    public void interrupt() {
        recalled = true;
        int now = step.get();
        if (now % STEPS == CALLING) {
            interrupt(now / STEPS);
        }
    }

    @Override
    public void run() {
        if (!begin(Thread.currentThread())) {
            return;
        }
        for (int index = 0; index < runs.size() && goesOn(index); index++) {
            if (isCalled(index)) {
                call(index);
            }
        }
    }

    /** Takes off on the given thread, unless it was recalled. */
    boolean begin(Thread runner) {
        if (!step.compareAndSet(WAITING, BETWEEN)) {
            return false;
        }
        thread = runner;
        sender.left(surroundings.ticker.nanos() - handedOver);
        return true;
    }

    /**
     * Whether the run of that index comes next. If the flight was recalled, or the lease may have lapsed, so that others may
     * make these runs, that run and those after it are given back.
     */
    boolean goesOn(int index) {
        if (recalled || isLost()) {
            end(index, Outcome.GIVEN_BACK, null, null);
            return false;
        }
        return true;
    }

    /** Whether the run of that index is to be called, now; otherwise it has come too late. */
    boolean isCalled(int index) {
        RunPlan plan = runs.get(index);
        boolean limited = plan.onTime() == RunPlan.Grace.LIMITED;
        if (limited && job.terms().isTooLate(plan.due(), surroundings.clock.micros())) {
            end(index, Outcome.TOO_LATE, null, null);
            return false;
        }
        if (job.timeout() != NEVER) {
            surroundings.reports.started(this, index);
        }
        step.set(index * STEPS + CALLING);
        return true;
    }

    private void call(int index) {
        RunContext context = new RunContext(this, index, surroundings);
        if (isAskedToEnd(index)) {
            Thread.currentThread().interrupt(); // it was asked a moment before it could be interrupted
        }
        Object result = null;
        Throwable failure = null;
        try {
            result = JobContext.with(context, context);
        } catch (Throwable e) { // a task may throw anything: it has failed, the scheduler goes on
            failure = e;
        }
        Outcome outcome = failure == null ? Outcome.SUCCEEDED : outcomeOfFailure(context);
        arrive(index, outcome, result, failure);
        if (failure instanceof VirtualMachineError fatal) {
            throw fatal;
        }
    }

    private static Outcome outcomeOfFailure(RunContext context) {
        return context.isRecorded() ? Outcome.FAILED_RECORDED : Outcome.FAILED;
    }

    /** Leaves a run: waits for an interrupt that is on its way, so that it cannot hit what this thread does next. */
    void arrive(int index, Outcome outcome, @Nullable Object result, @Nullable Throwable failure) {
        while (!step.compareAndSet(index * STEPS + CALLING, BETWEEN)) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
        end(index, outcome, result, failure);
    }

    private void end(int index, Outcome outcome, @Nullable Object result, @Nullable Throwable failure) {
        if (outcome == Outcome.GIVEN_BACK || index == runs.size() - 1) {
            thread = null;
        }
        surroundings.reports.ended(new RunEnd(this, index, outcome, result, failure));
    }

    @Override
    public String jobId() {
        return job.id();
    }

    @Override
    public Instant fireTime() {
        return Micros.instant(runs.get(0).fireTime());
    }

    @Override
    public int priority() {
        return job.definition().priority();
    }

    /** The job's id and the first fire time. */
    @Override
    public String toString() {
        return jobId() + " of " + fireTime();
    }
}
