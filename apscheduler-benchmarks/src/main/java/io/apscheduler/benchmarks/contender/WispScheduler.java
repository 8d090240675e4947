package io.apscheduler.benchmarks.contender;

import com.coreoz.wisp.Scheduler;
import com.coreoz.wisp.SchedulerConfig;
import com.coreoz.wisp.schedule.Schedule;
import com.coreoz.wisp.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Wisp, with threads that stay, and names given, since it would else ask each task for its text. */
final class WispScheduler implements Contender {
    private static final Schedule WITHOUT_DELAY = Schedules.fixedDelaySchedule(Duration.ZERO);

    private @Nullable Scheduler scheduler;
    private int names;

    @Override
    public void start(int threads) {
        scheduler = new Scheduler(SchedulerConfig.builder()
                .minThreads(threads)
                .maxThreads(threads)
                .build());
    }

    @Override
    public void runOnce(int jobs) {
        for (int i = 0; i < jobs; i++) {
            scheduler().schedule(nextName(), Work::count, Schedules.executeOnce(WITHOUT_DELAY));
        }
    }

    @Override
    public void runOnceAt(Instant time, int jobs) {
        long millis = time.toEpochMilli();
        for (int i = 0; i < jobs; i++) {
            scheduler()
                    .schedule(
                            nextName(),
                            Work::count,
                            (now, executions, last) -> executions == 0 ? millis : Schedule.WILL_NOT_BE_EXECUTED_AGAIN);
        }
    }

    @Override
    public void runEvery(Duration period, Instant first, int job) {
        long start = first.toEpochMilli();
        long step = period.toMillis();
        scheduler()
                .schedule(
                        nextName(),
                        () -> Work.fire(job),
                        (now, executions, last) -> Math.max(now, start + executions * step));
    }

    /** A cron expression takes another library: the time of the next execution stands for it. */
    @Override
    public void keepIdle(int job, int hour, int minute) {
        long due = System.currentTimeMillis()
                + Duration.ofDays(7).plusHours(hour).plusMinutes(minute).toMillis();
        scheduler().schedule("job-" + job, Work::count, (now, executions, last) -> due);
    }

    @Override
    public void close() {
        scheduler().gracefullyShutdown(Duration.ofSeconds(1));
    }

    private String nextName() {
        return "job-" + names++;
    }

    private Scheduler scheduler() {
        if (scheduler == null) {
            throw new IllegalStateException("The scheduler is not started.");
        }
        return scheduler;
    }
}
