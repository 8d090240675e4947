package io.apscheduler.benchmarks.contender;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;

import io.apscheduler.Scheduler;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.TriggerSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** This project, with the memory store: one call for each job, or one for each batch. */
final class Ours implements Contender {
    private final int batch;
    private final int listeners;
    private final LongAdder told = new LongAdder();
    private @Nullable Scheduler scheduler;

    /**
     * @param batch how many jobs go into one call, if there are several to be added
     * @param listeners how many count the events
     */
    Ours(int batch, int listeners) {
        this.batch = batch;
        this.listeners = listeners;
    }

    @Override
    public void start(int threads) {
        Scheduler made = Scheduler.builder()
                .property("apscheduler.threadpool.max_threads", Integer.toString(threads))
                .misfireGraceTime(JobSpec.NO_LIMIT)
                .build();
        for (int i = 0; i < listeners; i++) {
            made.addListener(event -> told.increment());
        }
        made.start();
        scheduler = made;
    }

    @Override
    public void runOnce(int jobs) {
        add(now(), jobs);
    }

    @Override
    public void runOnceAt(Instant time, int jobs) {
        add(at(time), jobs);
    }

    @Override
    public void runEvery(Duration period, Instant first, int job) {
        scheduler().schedule(Task.of(Work::fire, job), every(period).startingAt(first));
    }

    @Override
    public void keepIdle(int job, int hour, int minute) {
        scheduler()
                .schedule(JobSpec.of(
                                Task.of(Work::count),
                                cron().month(1).day(1).hour(hour).minute(minute))
                        .id("job-" + job)
                        .name("Job " + job));
    }

    @Override
    public void close() {
        scheduler().shutdown();
    }

    private void add(TriggerSpec trigger, int jobs) {
        Scheduler running = scheduler();
        if (batch == 1) {
            for (int i = 0; i < jobs; i++) {
                running.schedule(Task.of(Work::count), trigger);
            }
            return;
        }
        for (int i = 0; i < jobs; i += batch) {
            JobSpec spec = JobSpec.of(Task.of(Work::count), trigger);
            running.scheduleAll(Collections.nCopies(Math.min(batch, jobs - i), spec));
        }
    }

    private Scheduler scheduler() {
        if (scheduler == null) {
            throw new IllegalStateException("The scheduler is not started.");
        }
        return scheduler;
    }
}
