package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobSubmitted;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A job each minute from 12:00 whose runs take two and a half minutes of a clock moved by hand. */
final class LongRuns {
    private static final Duration LENGTH = Duration.ofSeconds(150);
    private static final Duration STEP = Duration.ofSeconds(30);

    private final Stage stage;
    private final Map<Instant, Blocked> running = new ConcurrentHashMap<>();
    private final Map<Instant, CompletableFuture<Void>> decided = new ConcurrentHashMap<>();
    private final Map<Instant, CompletableFuture<Void>> recorded = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Instant> started = new ConcurrentLinkedQueue<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    LongRuns(Stage stage, int maxInstances) {
        this.stage = stage;
        stage.scheduler()
                .on(JobSubmitted.class, event -> once(decided, event.fireTime()).complete(null));
        stage.scheduler()
                .on(JobMissed.class, event -> once(decided, event.fireTime()).complete(null));
        stage.scheduler()
                .on(JobExecuted.class, event -> once(recorded, event.fireTime()).complete(null));
        stage.scheduler()
                .schedule(JobSpec.of(
                                Task.of(this::run, Task.CONTEXT),
                                every(Duration.ofMinutes(1))
                                        .startingAt(stage.clock().instant()))
                        .misfireGraceTime(JobSpec.NO_LIMIT)
                        .maxInstances(maxInstances));
    }

    private void run(JobContext context) throws InterruptedException {
        Blocked run = running.computeIfAbsent(context.fireTime(), time -> new Blocked());
        started.add(context.fireTime());
        run.run();
    }

    /** Moves the clock in steps of half a minute: first runs end, then the next fire time comes. */
    void untilSixMinutesPast() {
        Instant begin = stage.clock().instant();
        for (Duration past = Duration.ZERO; past.compareTo(Duration.ofMinutes(6)) <= 0; past = past.plus(STEP)) {
            Instant now = begin.plus(past);
            stage.clock().set(now);
            end(now.minus(LENGTH));
            if (past.toSeconds() % 60 == 0) {
                Stage.await(once(decided, now));
                awaitBeginOf(now);
            }
        }
        running.values().forEach(Blocked::release);
    }

    private void end(Instant fireTime) {
        Blocked run = running.remove(fireTime);
        if (run != null) {
            run.release();
            Stage.await(once(recorded, fireTime));
        }
    }

    private void awaitBeginOf(Instant fireTime) {
        boolean missed =
                stage.missed().stream().anyMatch(event -> event.fireTime().equals(fireTime));
        if (!missed) {
            Stage.await(running.computeIfAbsent(fireTime, time -> new Blocked()).begun);
        }
        mostAtOnce.accumulateAndGet(running.size(), Math::max);
    }

    private static CompletableFuture<Void> once(Map<Instant, CompletableFuture<Void>> futures, Instant time) {
        return futures.computeIfAbsent(time, key -> new CompletableFuture<>());
    }

    List<String> started() {
        return started.stream().map(Stage::local).toList();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }
}
