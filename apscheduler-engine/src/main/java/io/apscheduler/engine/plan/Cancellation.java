package io.apscheduler.engine.plan;

import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * What is left of a job's runs after those due up to an instant were cancelled: runs that its record has in flight, retries,
 * and requests. Its schedule goes on. Immutable.
 *
 * @param progress how far the job has come; what was cancelled is counted
 * @param inFlight the rows of runs that go on
 * @param ended the runs that were cancelled
 */
public record Cancellation(Progress progress, List<List<Attempt>> inFlight, List<Attempt> ended) {
    /** Stands for "nothing was cancelled". */
    public static final long NOTHING = Long.MIN_VALUE;

    /**
     * Cancels runs.
     *
     * @param due when the run of a fire time was due, by its jitter
     * @param upTo the runs due then or earlier are cancelled, and the retries of such runs
     */
    public static Cancellation of(Progress progress, List<List<Attempt>> inFlight, LongUnaryOperator due, long upTo) {
        List<Attempt> ended = new ArrayList<>();
        List<List<Attempt>> goOn = new ArrayList<>();
        for (List<Attempt> row : inFlight) {
            List<Attempt> rest = new ArrayList<>();
            row.forEach(run -> (due.applyAsLong(run.fireTime()) <= upTo ? ended : rest).add(run));
            if (!rest.isEmpty()) {
                goOn.add(rest);
            }
        }
        List<Retrial> retries = new ArrayList<>();
        for (Retrial retrial : progress.retries()) {
            if (due.applyAsLong(retrial.fireTime()) <= upTo) {
                ended.add(new Attempt(retrial.fireTime(), retrial.attempt()));
            } else {
                retries.add(retrial);
            }
        }
        List<Long> requests = new ArrayList<>();
        for (long request : progress.requests()) {
            if (request <= upTo) {
                ended.add(new Attempt(request, 1));
            } else {
                requests.add(request);
            }
        }
        int counted = progress.requests().size() - requests.size();
        Progress left = progress.at(progress.cursor(), progress.runs() + counted)
                .retrying(retries)
                .requesting(requests);
        return new Cancellation(left, goOn, ended);
    }

    /** The same, with what was cancelled kept as the last trouble. */
    public Cancellation decided(long now) {
        Progress told = progress;
        for (Attempt run : ended) {
            told = told.troubled(Trouble.cancelled(run, now));
        }
        return new Cancellation(told, inFlight, ended);
    }
}
