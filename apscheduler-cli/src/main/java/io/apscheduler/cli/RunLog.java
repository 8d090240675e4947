package io.apscheduler.cli;

import io.apscheduler.event.MissReason;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobCancelled;
import io.apscheduler.event.SchedulerEvent.JobEvent;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobRetriesExhausted;
import io.apscheduler.event.SchedulerEvent.JobSubmitted;
import io.apscheduler.event.SchedulerListener;
import io.apscheduler.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what becomes of each run to the log, one line each, and knows which are under way. Failures and
 * cancellations the scheduler logs itself. Thread-safe.
 */
final class RunLog implements SchedulerListener {
    private static final Logger LOG = LoggerFactory.getLogger("apscheduler");

    private final Map<Run, Instant> underWay = new ConcurrentHashMap<>();
    private final ZoneId zone;

    RunLog(ZoneId zone) {
        this.zone = zone;
    }

    /** The ids of the jobs that have runs under way. */
    List<String> busyJobs() {
        return underWay.keySet().stream().map(Run::id).distinct().sorted().toList();
    }

    @Override
    public void onEvent(SchedulerEvent event) {
        if (event instanceof JobSubmitted submitted) {
            underWay.put(Run.of(submitted.job(), submitted.fireTime()), submitted.time());
            LOG.debug("{}: starts, due {}", submitted.job().id(), submitted.fireTime());
        } else if (event instanceof JobExecuted executed) {
            LOG.info("{}: done{}", executed.jobId(), duration(executed));
        } else if (event instanceof JobFailed failed) {
            underWay.remove(Run.of(failed.job(), failed.fireTime()));
        } else if (event instanceof JobCancelled cancelled) {
            underWay.remove(Run.of(cancelled.job(), cancelled.fireTime()));
        } else if (event instanceof JobMissed missed) {
            underWay.remove(Run.of(missed.job(), missed.fireTime()));
            LOG.warn("{}: {}", missed.jobId(), missedText(missed));
        } else if (event instanceof JobRetriesExhausted exhausted) {
            LOG.error("{}: given up after {} attempts", exhausted.job().id(), exhausted.attempts());
        }
    }

    private String duration(JobEvent ended) {
        Instant start = underWay.remove(Run.of(ended.job(), ended.fireTime()));
        if (start == null) {
            return "";
        }
        long millis = Duration.between(start, ended.time()).toMillis();
        return millis < 1000 ? " in " + millis + " ms" : String.format(Locale.ROOT, " in %.1f s", millis / 1000.0);
    }

    private String missedText(JobMissed missed) {
        String times = missed.count() == 1
                ? "missed " + FireTimeText.toTheSecond(missed.fireTime(), zone)
                : "missed " + missed.count() + " times from " + FireTimeText.toTheSecond(missed.firstFireTime(), zone)
                        + " to " + FireTimeText.toTheSecond(missed.fireTime(), zone);
        return times + ", " + reason(missed.reason());
    }

    private static String reason(MissReason reason) {
        return switch (reason) {
            case MISFIRE -> "too late to start";
            case MAX_INSTANCES -> "as earlier runs were still going on";
            case LOST -> "its node died during the run";
        };
    }

    /** A run, by its job and fire time. */
    private record Run(String store, String id, Instant fireTime) {
        static Run of(Job job, Instant fireTime) {
            return new Run(job.store(), job.id(), fireTime);
        }
    }
}
