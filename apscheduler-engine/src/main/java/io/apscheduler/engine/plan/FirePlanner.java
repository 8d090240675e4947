package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.engine.plan.RowPlan.Source;
import io.apscheduler.event.MissReason;
import io.apscheduler.job.Coalesce;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what happens to a job now: the one place that knows the rules of misfires, coalescing, limits, retries and
 * recovery. A pure function of its arguments.
 *
 * <p>The order is: what a dead owner left behind; then requested runs; then the schedule, all whose due times are looked at
 * at once; then retries. Each row of runs takes one instance, so that the limit of instances is kept whatever comes
 * together.
 */
public final class FirePlanner {
    private final FireTimes times;
    private final Terms terms;
    private final Situation situation;
    private final long now;

    private final List<RowPlan> rows = new ArrayList<>(1);
    private final List<Missed> missed = new ArrayList<>(0);
    private List<Retrial> givenUp = List.of();
    private final List<Attempt> cancelled = new ArrayList<>(0);
    private List<List<Attempt>> inFlight;
    private Progress progress;
    private boolean catchingUp;
    private boolean recovering;

    private FirePlanner(FireTimes times, Terms terms, Progress progress, Situation situation) {
        this.times = times;
        this.terms = terms;
        this.progress = progress;
        this.situation = situation;
        this.now = situation.now();
        this.catchingUp = situation.catchingUp();
        this.inFlight = situation.inFlight();
    }

    /**
     * What is to be done now.
     *
     * @throws TriggerFaultException if the trigger breaks its contract
     */
    public static Plan plan(FireTimes times, Terms terms, Progress progress, Situation situation) {
        return new FirePlanner(times, terms, progress, situation).plan();
    }

    /**
     * When there will be something to do, {@code NEVER} if only the end of a run can change that.
     *
     * @param instances how many instances of the job run or were handed over
     * @param catchingUp whether the last look took only part of what was due, and its runs have not ended
     */
    public static long nextLook(FireTimes times, Terms terms, Progress progress, int instances, boolean catchingUp) {
        long next = NEVER;
        boolean mayLook = !progress.paused() && !catchingUp;
        if (mayLook && progress.cursor() != NEVER) {
            next = times.due(progress.cursor());
        }
        for (long request : progress.requests()) {
            next = Math.min(next, request);
        }
        if (!progress.paused() && instances < terms.maxInstances()) {
            for (Retrial retrial : progress.retries()) {
                next = Math.min(next, retrial.due());
            }
        }
        return next;
    }

    private Plan plan() {
        endWhenRunsAreUsedUp();
        cancel();
        takeInFlight();
        if (situation.isRecovery()) {
            recover();
        }
        recovering = !rows.isEmpty();
        takeRequests();
        if (!progress.paused()) {
            followSchedule();
            takeRetries();
        }
        missed.forEach(group -> progress = progress.troubled(Trouble.missed(group, now)));
        return new Plan(rows, missed, givenUp, cancelled, progress, catchingUp);
    }

    /** What was under way when its node died, by the record's next fire time alone, is made again. */
    private void recover() {
        boolean wasUnderWay = !terms.atMostOnce()
                && progress.cursor() != NEVER
                && !progress.paused()
                && times.due(progress.cursor()) <= situation.deadLease();
        if (wasUnderWay && runsLeft() > 0) {
            long from = progress.cursor();
            Look look = Look.at(times, recoveryTerms(), from, 1, situation.deadLease());
            RunPlan run = look.runs().get(0);
            Attempt attempt = new Attempt(run.fireTime(), 1);
            RunPlan again = RunPlan.recovery(run.fireTime(), run.due(), 1);
            if (run.isDueBy(situation.cancelledUpTo())) {
                cancelled.add(attempt);
                progress = progress.troubled(Trouble.cancelled(attempt, now));
            } else if (rows.isEmpty()) {
                rows.add(new RowPlan(Source.SCHEDULE, new ArrayList<>(List.of(again)), from));
            } else {
                rows.get(0).runs().add(again); // after what is in flight, which may have ended without being recorded
            }
            advance(look);
        }
    }

    /** What was cancelled while nobody heard of it. */
    private void cancel() {
        if (situation.cancelledUpTo() != Cancellation.NOTHING) {
            Cancellation cancellation = Cancellation.of(progress, inFlight, times::due, situation.cancelledUpTo())
                    .decided(now);
            progress = cancellation.progress();
            inFlight = cancellation.inFlight();
            cancelled.addAll(cancellation.ended());
            endWhenRunsAreUsedUp();
        }
    }

    private Terms recoveryTerms() {
        return new Terms(NEVER, terms.coalesce(), terms.maxRuns(), 1, false, null);
    }

    /** What the record has in flight is made again, or reported lost where the job asked for at most one start. */
    private void takeInFlight() {
        for (List<Attempt> row : inFlight) {
            if (terms.atMostOnce()) {
                long first = row.get(0).fireTime();
                long last = row.get(row.size() - 1).fireTime();
                missed.add(new Missed(first, last, row.size(), MissReason.LOST));
            } else {
                rows.add(new RowPlan(Source.SCHEDULE, repeated(row), NEVER));
            }
        }
    }

    private List<RunPlan> repeated(List<Attempt> row) {
        List<RunPlan> again = new ArrayList<>(row.size());
        for (Attempt run : row) {
            long due = times.due(run.fireTime());
            boolean wasStarted = situation.isRecovery() && again.isEmpty();
            again.add(
                    wasStarted
                            ? RunPlan.recovery(run.fireTime(), due, run.attempt())
                            : RunPlan.first(run.fireTime(), due));
        }
        return again;
    }

    private void takeRequests() {
        List<Long> waiting = new ArrayList<>(0);
        for (long request : progress.requests()) {
            if (request > now) {
                waiting.add(request);
            } else if (runsLeft() > 0) {
                takeRequest(request);
            }
        }
        if (!progress.requests().isEmpty()) {
            progress = progress.requesting(waiting);
        }
    }

    private void takeRequest(long request) {
        boolean wasUnderWay = situation.isRecovery() && request <= situation.deadLease();
        if (instances() >= terms.maxInstances()) {
            missed.add(Missed.one(request, MissReason.MAX_INSTANCES));
        } else if (wasUnderWay) {
            rows.add(RowPlan.single(Source.REQUEST, RunPlan.recovery(request, request, 1)));
        } else {
            // How long it took to be heard of is not the job's lateness: that counts from now.
            rows.add(RowPlan.single(Source.REQUEST, RunPlan.first(request, now)));
        }
        progress = progress.at(progress.cursor(), progress.runs() + 1);
        endWhenRunsAreUsedUp();
    }

    private void followSchedule() {
        if (progress.cursor() == NEVER || catchingUp || times.due(progress.cursor()) > now) {
            return;
        }
        giveUpRetries();
        if (!recovering && instances() >= terms.maxInstances()) {
            advance(Look.blocked(times, terms, progress.cursor(), runsLeft(), now));
            return;
        }
        Look look = Look.at(times, terms, progress.cursor(), runsLeft(), now);
        if (recovering) {
            rows.get(0).runs().addAll(look.runs());
            if (!look.missed().isEmpty()) { // to go on with the row would count them again
                rows.set(0, rows.get(0).closed());
            }
        } else if (!look.runs().isEmpty()) {
            rows.add(new RowPlan(Source.SCHEDULE, look.runs(), openFrom(look)));
        }
        catchingUp = look.truncated();
        advance(look);
    }

    /** A coalesced run stands for all times from the cursor on, others for themselves. */
    private long openFrom(Look look) {
        return terms.coalesce() == Coalesce.NONE ? look.runs().get(0).fireTime() : progress.cursor();
    }

    private void advance(Look look) {
        missed.addAll(look.missed());
        progress = progress.at(look.cursor(), progress.runs() + look.counted());
        endWhenRunsAreUsedUp();
    }

    private void endWhenRunsAreUsedUp() {
        if (runsLeft() <= 0) {
            progress = progress.at(NEVER, progress.runs());
        }
    }

    private void giveUpRetries() {
        givenUp = progress.retries();
        progress = progress.withoutRetries();
    }

    private void takeRetries() {
        List<Retrial> waiting = new ArrayList<>(0);
        for (Retrial retrial : progress.retries()) {
            if (retrial.due() <= now && instances() < terms.maxInstances()) {
                RunPlan run = new RunPlan(retrial.fireTime(), retrial.due(), retrial.attempt(), RunPlan.Grace.RETRY);
                rows.add(RowPlan.single(Source.RETRY, run));
            } else {
                waiting.add(retrial);
            }
        }
        if (waiting.size() != progress.retries().size()) {
            progress = progress.retrying(waiting);
        }
    }

    private int instances() {
        return situation.instances() + rows.size();
    }

    private long runsLeft() {
        return terms.maxRuns() == NEVER ? NEVER : terms.maxRuns() - progress.runs();
    }
}
