package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.testkit.ManualClock;
import io.apscheduler.testkit.ManualScheduler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A scheduler on a clock that a test moves, with what it prints. Times are local, in Berlin. */
final class Stage implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManualScheduler test;
    private final PrintStream outBefore = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Stage(ManualScheduler test) {
        this.test = test;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    /** A scheduler with default settings, not yet started, at a local time such as {@code 2009-11-01T00:00}. */
    static Stage at(String localTime) {
        return at(localTime, settings -> {});
    }

    /** A scheduler with settings of its own. */
    static Stage at(String localTime, Consumer<Scheduler.Builder> settings) {
        return new Stage(ManualScheduler.at(instant(localTime))
                .with(builder -> builder.timeZone(ZONE))
                .with(settings)
                .patience(PATIENCE)
                .build());
    }

    static Instant instant(String localTime) {
        return LocalDateTime.parse(localTime).atZone(ZONE).toInstant();
    }

    static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE).toString();
    }

    Scheduler scheduler() {
        return test.scheduler();
    }

    ManualClock clock() {
        return test.clock();
    }

    /** Starts the scheduler and lets what is due at once run. */
    Stage start() {
        test.scheduler().start();
        test.settle();
        return this;
    }

    /** Moves time on, stopping wherever there is something to do until it is done. */
    Stage advance(Duration duration) {
        test.advance(duration);
        return this;
    }

    /** As {@link #advance}, to a local time. */
    Stage until(String localTime) {
        test.advanceTo(instant(localTime));
        return this;
    }

    /** The first event of a class from now on. */
    <E extends SchedulerEvent> CompletableFuture<E> next(Class<E> type) {
        CompletableFuture<E> next = new CompletableFuture<>();
        scheduler().on(type, next::complete);
        return next;
    }

    /** Waits for what another thread is about to do. */
    static <T> T await(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("It did not happen within " + PATIENCE, e);
        }
    }

    List<SchedulerEvent> events() {
        return test.events();
    }

    <E extends SchedulerEvent> List<E> events(Class<E> type) {
        return test.events(type);
    }

    /** The local fire times of the runs that ended well. */
    List<String> executed() {
        return events(JobExecuted.class).stream()
                .map(event -> local(event.fireTime()))
                .toList();
    }

    List<JobMissed> missed() {
        return events(JobMissed.class);
    }

    /** The lines printed so far. */
    List<String> printed() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        System.setOut(outBefore);
        test.close();
    }
}
