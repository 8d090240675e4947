package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Missed;
import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobCancelled;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobQuarantined;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.event.SchedulerEvent.JobRetriesExhausted;
import io.apscheduler.event.SchedulerEvent.JobSubmitted;
import io.apscheduler.job.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the events of owned jobs, where anybody wants them, and keeps them until they may be told. */
final class JobEvents {
    private final Events events;

    JobEvents(Events events) {
        this.events = events;
    }

    void executed(OwnedJob job, Job snapshot, RunPlan run, @Nullable Object result, long now) {
        if (events.wants(EventType.JOB_EXECUTED)) {
            job.tellLater(new JobExecuted(time(now), snapshot, time(run.fireTime()), run.attempt(), result));
        }
    }

    void failed(OwnedJob job, Job snapshot, RunPlan run, Throwable failure, long now) {
        if (events.wants(EventType.JOB_FAILED)) {
            job.tellLater(new JobFailed(time(now), snapshot, time(run.fireTime()), run.attempt(), failure));
        }
    }

    void missed(OwnedJob job, Missed group, long now) {
        if (events.wants(EventType.JOB_MISSED)) {
            job.tellLater(new JobMissed(
                    time(now),
                    job.snapshot(now),
                    time(group.last()),
                    time(group.first()),
                    group.count(),
                    group.reason()));
        }
    }

    void cancelled(OwnedJob job, Attempt run, long now) {
        if (events.wants(EventType.JOB_CANCELLED)) {
            job.tellLater(new JobCancelled(time(now), job.snapshot(now), time(run.fireTime()), run.attempt()));
        }
    }

    void exhausted(OwnedJob job, RunPlan run, Throwable failure, long now) {
        if (events.wants(EventType.JOB_RETRIES_EXHAUSTED)) {
            job.tellLater(new JobRetriesExhausted(
                    time(now), job.snapshot(now), time(run.fireTime()), run.attempt(), failure));
        }
    }

    void givenUp(OwnedJob job, Retrial retrial, Throwable failure, long now) {
        if (events.wants(EventType.JOB_RETRIES_EXHAUSTED)) {
            job.tellLater(new JobRetriesExhausted(
                    time(now), job.snapshot(now), time(retrial.fireTime()), retrial.attempt() - 1, failure));
        }
    }

    /** It ended, with all its runs counted. */
    void removed(OwnedJob job, long now) {
        if (events.wants(EventType.JOB_REMOVED)) {
            job.recorded(job.standing(false));
            job.tellLater(new JobRemoved(time(now), job.snapshot(now)));
        }
    }

    void quarantined(Job job, String reason, long now) {
        events.publish(new JobQuarantined(time(now), job, reason));
    }

    /** Told at once: a hand-over needs no record. */
    void submitted(Row row) {
        if (events.wants(EventType.JOB_SUBMITTED)) {
            RunPlan first = row.runs().get(0);
            events.publish(new JobSubmitted(time(row.departureTime()), row.snapshot(), time(first.fireTime())));
        }
    }

    /** Tells what was kept until it was recorded. */
    void tell(OwnedJob job) {
        tell(job, job.untold());
    }

    /** Tells so many of those kept, as what came later is not recorded yet. */
    void tell(OwnedJob job, int most) {
        for (SchedulerEvent event : job.takeUntold(most)) {
            events.publish(event);
        }
    }

    /**
     * Tells what was kept of a job that others may have: the runs that were made here. What this node had only made up its mind
     * about, such as a miss, is told if the store still says that it was recorded; else another node decides, and tells.
     */
    void tellRuns(OwnedJob job) {
        for (SchedulerEvent event : job.takeUntold(job.untold())) {
            if (event instanceof JobExecuted || event instanceof JobFailed) {
                events.publish(event);
            } else {
                job.tellLater(event);
            }
        }
    }

    private static Instant time(long micros) {
        return Micros.instant(micros);
    }
}
