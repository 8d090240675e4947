package io.apscheduler.engine.plan;

import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import java.util.List;

/**
 * What is to be done about a job now. Immutable.
 *
 * @param rows the runs to hand over
 * @param missed what will not be run
 * @param givenUp failed runs whose retries end because the next fire time has come
 * @param cancelled runs that a dead owner had in hand and that were cancelled
 * @param progress how far the job has come when this is done
 * @param catchingUp whether more is due than one look may take: the rest is looked at when these runs have ended
 */
public record Plan(
        List<RowPlan> rows,
        List<Missed> missed,
        List<Retrial> givenUp,
        List<Attempt> cancelled,
        Progress progress,
        boolean catchingUp) {
    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return rows.isEmpty() && missed.isEmpty() && givenUp.isEmpty() && cancelled.isEmpty();
    }
}
