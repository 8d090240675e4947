package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Missed;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.event.EventType;
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
            job.untold().add(new JobExecuted(time(now), snapshot, time(run.fireTime()), run.attempt(), result));
        }
    }

    void failed(OwnedJob job, Job snapshot, RunPlan run, Throwable failure, long now) {
        if (events.wants(EventType.JOB_FAILED)) {
            job.untold().add(new JobFailed(time(now), snapshot, time(run.fireTime()), run.attempt(), failure));
        }
    }

    void missed(OwnedJob job, Missed group, long now) {
        if (events.wants(EventType.JOB_MISSED)) {
            job.untold()
                    .add(new JobMissed(
                            time(now),
                            job.snapshot(now),
                            time(group.last()),
                            time(group.first()),
                            group.count(),
                            group.reason()));
        }
    }

    void exhausted(OwnedJob job, RunPlan run, Throwable failure, long now) {
        if (events.wants(EventType.JOB_RETRIES_EXHAUSTED)) {
            job.untold()
                    .add(new JobRetriesExhausted(
                            time(now), job.snapshot(now), time(run.fireTime()), run.attempt(), failure));
        }
    }

    void givenUp(OwnedJob job, Retrial retrial, Throwable failure, long now) {
        if (events.wants(EventType.JOB_RETRIES_EXHAUSTED)) {
            job.untold()
                    .add(new JobRetriesExhausted(
                            time(now), job.snapshot(now), time(retrial.fireTime()), retrial.attempt() - 1, failure));
        }
    }

    void removed(OwnedJob job, long now) {
        if (events.wants(EventType.JOB_REMOVED)) {
            job.untold().add(new JobRemoved(time(now), job.snapshot(now)));
        }
    }

    void quarantined(Job job, String reason, long now) {
        events.publish(new JobQuarantined(time(now), job, reason));
    }

    /** Told at once: a hand-over needs no record. */
    void submitted(OwnedJob job, RunPlan first, long now) {
        if (events.wants(EventType.JOB_SUBMITTED)) {
            events.publish(new JobSubmitted(time(now), job.snapshot(now), time(first.fireTime())));
        }
    }

    /** Tells what was kept until it was recorded. */
    void tell(OwnedJob job) {
        if (!job.untold().isEmpty()) {
            job.untold().forEach(events::publish);
            job.untold().clear();
        }
    }

    private static Instant time(long micros) {
        return Micros.instant(micros);
    }
}
