package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.plan.Cancellation;
import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.RowPlan.Source;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.plan.Trouble;
import io.apscheduler.engine.run.Flight;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cancels runs of jobs that this node owns. Confined to the dispatcher's thread. */
final class Cancelling {
    private static final Logger LOG = LoggerFactory.getLogger(Cancelling.class);

    private final Departures departures;
    private final JobEvents events;

    Cancelling(Departures departures, JobEvents events) {
        this.departures = departures;
        this.events = events;
    }

    /** Cancels what was planned and is due up to the given time: what has begun is interrupted, the rest is not begun. */
    void inHand(OwnedJob job, long upTo, long now) {
        for (Row row : List.copyOf(job.rows())) {
            int first = row.runs().size() - row.undone().size();
            int end = first;
            while (end < row.runs().size() && isMeant(row, row.runs().get(end), upTo)) {
                end++;
            }
            if (end > first) {
                cancel(row, first, end, now);
            }
        }
    }

    /** What was asked for by hand is due when it was asked for, however late it was heard of. */
    private static boolean isMeant(Row row, RunPlan run, long upTo) {
        return row.source() == Source.REQUEST ? run.fireTime() <= upTo : run.isDueBy(upTo);
    }

    private void cancel(Row row, int first, int end, long now) {
        OwnedJob job = row.job();
        Flight flight = row.flight();
        Transacted written = job.transacted();
        if (flight != null && written != null && written.isOf(row, first)) {
            flight.interrupt(first); // how it ends is in the hands of its task's transaction
            return;
        }
        for (RunPlan run : row.runs().subList(first, end)) {
            Attempt attempt = new Attempt(run.fireTime(), run.attempt());
            job.progress(job.progress().troubled(Trouble.cancelled(attempt, now)));
            tell(job, attempt, now);
        }
        row.done(end - 1);
        departures.end(row, first);
    }

    /** Cancels what waits: retries, requests, and runs that were taken back. */
    void waiting(OwnedJob job, long upTo, long now) {
        Cancellation cancellation = Cancellation.of(
                        job.progress(), job.returned(), job.ready().times()::due, upTo)
                .decided(now);
        job.progress(cancellation.progress());
        job.returned(cancellation.inFlight());
        cancellation.ended().forEach(run -> tell(job, run, now));
    }

    /** Tells that a run was cancelled. */
    void tell(OwnedJob job, Attempt run, long now) {
        LOG.info("A run of job \"{}\" was cancelled (attempt {}).", job.id(), run.attempt());
        events.cancelled(job, run, now);
    }
}
