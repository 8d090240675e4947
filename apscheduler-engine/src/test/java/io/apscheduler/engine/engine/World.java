package io.apscheduler.engine.engine;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobEvent;
import io.apscheduler.event.SchedulerEvent.JobSubmitted;
import io.apscheduler.spi.Steppable;
import io.apscheduler.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A whole scheduler on a clock moved by hand, with all that it tells. */
final class World implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final ManualClock clock = ManualClock.at(START);
    final List<SchedulerEvent> events = new CopyOnWriteArrayList<>();
    final Scheduler scheduler;

    World() {
        this(builder -> builder);
    }

    World(UnaryOperator<Scheduler.Builder> settings) {
        scheduler = settings.apply(Scheduler.builder().clock(clock).property("apscheduler.timezone", "UTC"))
                .build();
        scheduler.addListener(events::add);
    }

    /** A world that runs. */
    static World started() {
        World world = new World();
        world.scheduler.start();
        return world;
    }

    /** Moves time on, stopping wherever there is something to do. */
    void advance(Duration duration) {
        Instant end = clock.instant().plus(duration);
        for (Optional<Instant> next = settle(); next.isPresent() && !next.get().isAfter(end); next = settle()) {
            clock.set(next.get());
        }
        clock.set(end);
        settle();
    }

    /** Moves time on at once, as an outage does. */
    void jump(Duration duration) {
        clock.advance(duration);
        settle();
    }

    Optional<Instant> settle() {
        try {
            return ((Steppable) scheduler).settle(PATIENCE);
        } catch (TimeoutException e) {
            throw new AssertionError(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Waits for something that happens on other threads while time stands still; fails if it does not come. */
    static void until(BooleanSupplier condition) {
        if (!comes(condition, PATIENCE)) {
            throw new AssertionError("Nothing has come of it within " + PATIENCE + ".");
        }
    }

    /** Moves time on in small steps, each of them with some patience, until something has happened. */
    void advanceUntil(Duration step, BooleanSupplier condition) {
        for (int steps = 0; steps < 20 && !comes(condition, Duration.ofSeconds(1)); steps++) {
            clock.advance(step);
        }
        until(condition);
    }

    private static boolean comes(BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    /** The events as short lines: what, which job, and how long after the start the fire time was. */
    List<String> told() {
        return events.stream()
                .filter(event -> !(event instanceof JobSubmitted))
                .map(World::line)
                .toList();
    }

    /** The events of one class. */
    <E extends SchedulerEvent> List<E> told(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The seconds after the start at which the fire times of this kind of event lay. */
    List<Long> seconds(Class<? extends JobEvent> type) {
        return told(type).stream()
                .map(event -> Duration.between(START, event.fireTime()).toSeconds())
                .toList();
    }

    /** Does something that waits for the scheduler on another thread, as tests must not wait for ever. */
    static void within(Duration limit, Consumer<Thread> started, Runnable work) throws InterruptedException {
        Thread thread = new Thread(work);
        thread.start();
        started.accept(thread);
        thread.join(limit.toMillis());
        if (thread.isAlive()) {
            throw new AssertionError("Did not end within " + limit + ".");
        }
    }

    private static String line(SchedulerEvent event) {
        return event instanceof JobEvent job
                ? event.type() + " " + job.jobId() + " +"
                        + Duration.between(START, job.fireTime()).toSeconds()
                : event.type().toString();
    }

    @Override
    public void close() {
        scheduler.shutdown();
    }
}
