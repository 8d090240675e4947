package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Missed;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.engine.plan.Progress;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.plan.Trouble;
import io.apscheduler.engine.run.RunEnd;
import io.apscheduler.engine.trigger.Jitter;
import io.apscheduler.job.Job;
import io.apscheduler.job.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from the end of a run: its events, and a retry where the job asked for one. Confined as its jobs are. */
final class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final JobEvents events;

    Outcomes(JobEvents events) {
        this.events = events;
    }

    /** A run has ended. */
    void ended(Row row, RunEnd end, long now) {
        RunPlan run = end.plan();
        switch (end.outcome()) {
            case SUCCEEDED -> {
                tellLate(row, now);
                events.executed(row.job(), end.flight().snapshot(), run, end.result(), now);
                row.job().progress(row.job().progress().succeeded(run.fireTime()));
            }
            case FAILED -> {
                tellLate(row, now);
                failed(row, run, end.flight().snapshot(), thrown(end), now);
                retry(row, run, thrown(end), now);
            }
            case FAILED_RECORDED -> {
                tellLate(row, now);
                failed(row, run, end.flight().snapshot(), thrown(end), now);
            }
            case TOO_LATE -> row.late(run);
            case GIVEN_BACK -> {}
        }
        if (end.isLast()) {
            tellLate(row, now);
        }
    }

    /** A run took longer than it may. */
    void timedOut(Row row, RunPlan run, Job snapshot, long timeoutMicros, long now) {
        Duration timeout = Duration.ofNanos(timeoutMicros * 1_000);
        Throwable failure = new TimeoutException("The run took longer than its timeout of " + timeout + ".");
        failed(row, run, snapshot, failure, now);
        retry(row, run, failure, now);
    }

    private static Throwable thrown(RunEnd end) {
        Throwable failure = end.failure();
        return failure == null ? new AssertionError() : failure;
    }

    private void failed(Row row, RunPlan run, Job snapshot, Throwable failure, long now) {
        OwnedJob job = row.job();
        LOG.warn(
                "Job \"{}\" failed (fire time {}, attempt {}).",
                job.id(),
                Micros.instant(run.fireTime()),
                run.attempt(),
                failure);
        events.failed(job, snapshot, run, failure, now);
        job.progress(job.progress().troubled(Trouble.failed(run, failure, now)));
    }

    private void retry(Row row, RunPlan run, Throwable failure, long now) {
        OwnedJob job = row.job();
        Retry retry = job.ready().terms().retry();
        if (retry == null) {
            return;
        }
        if (job.ready().terms().retries(run.attempt()) && !isOvertaken(row, now)) {
            long due = now + wait(retry, job, run);
            List<Retrial> retries = new ArrayList<>(job.progress().retries());
            retries.add(new Retrial(run.fireTime(), run.attempt() + 1, due));
            job.progress(job.progress().retrying(retries));
            job.failedLast(failure);
        } else {
            events.exhausted(job, run, failure, now);
        }
    }

    /** Microseconds before the next attempt; of jittered ones a part that only job, fire time and attempt decide. */
    private static long wait(Retry retry, OwnedJob job, RunPlan run) {
        Duration wait = retry.delayBefore(run.attempt() + 1);
        if (!retry.isJittered()) {
            return Micros.of(wait);
        }
        String attempt = job.id() + " " + run.attempt();
        return Micros.of(Jitter.delay(attempt, Micros.instant(run.fireTime()), wait, Optional.empty()));
    }

    /** Whether a later fire time has come already: it ends the retries. */
    private static boolean isOvertaken(Row row, long now) {
        Progress progress = row.job().progress();
        boolean moreInRow = row.undone().size() > 1;
        boolean due = progress.cursor() != NEVER
                && !progress.paused()
                && row.job().ready().times().due(progress.cursor()) <= now;
        return moreInRow || due;
    }

    /** Closes the group of runs that came too late, if there is one. */
    void tellLate(Row row, long now) {
        Missed late = row.takeLate();
        if (late != null) {
            events.missed(row.job(), late, now);
            row.job().progress(row.job().progress().troubled(Trouble.missed(late, now)));
        }
    }
}
