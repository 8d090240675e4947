package io.apscheduler.testkit;

import io.apscheduler.Scheduler;
import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.spi.Steppable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A whole scheduler on a {@link ManualClock}: real jobs, real threads, a store in memory (or any that goes by the clock it is
 * given), and time that passes when the test says so. To be used by one thread.
 *
 * <pre>{@code
 * try (ManualScheduler test = ManualScheduler.at("2026-01-01T00:00:00Z")
 *         .with(settings -> settings.timeZone(ZoneId.of("Europe/Berlin")))
 *         .start()) {
 *     test.scheduler().schedule(JobSpec.of(Task.of(Reports::daily), cron().hour(5).minute(30)).id("report"));
 *
 *     test.advance(Duration.ofDays(365));
 *
 *     assertThat(test.fireTimes("report")).hasSize(365);
 * }
 * }</pre>
 *
 * <p>{@link #advance} goes from one thing to do to the next: it sets the clock to the time at which something is due, waits
 * until all runs that started have ended, are recorded in their store, and their events were told, and goes on. So every run
 * starts exactly at its time, none is missed, and when {@code advance} returns there is nothing left to do.
 *
 * <p>A task that waits for the clock to move would wait for ever: it is named in the error after ten seconds of real time, or
 * as many as {@link Setup#patience} says.
 */
public final class ManualScheduler implements AutoCloseable {
    /** An engine that finds more to do at one instant so often will never get beyond it. */
    private static final int MOST_STEPS_AT_ONE_INSTANT = 10_000;

    private final Scheduler scheduler;
    private final Steppable steps;
    private final ManualClock clock;
    private final Duration patience;
    private final EventLog log;

    private ManualScheduler(Scheduler scheduler, Setup setup) {
        if (!(scheduler instanceof Steppable steppable)) {
            throw new IllegalArgumentException(
                    "The scheduler " + scheduler.getClass().getName() + " cannot be stepped: it does not implement "
                            + Steppable.class.getName() + ".");
        }
        this.scheduler = scheduler;
        this.steps = steppable;
        this.clock = setup.clock;
        this.patience = setup.patience;
        this.log = new EventLog();
        scheduler.addListener(log::add, setup.recorded);
    }

    /** Sets up a scheduler whose clock shows the given instant. */
    public static Setup at(Instant start) {
        return new Setup(ManualClock.at(start));
    }

    /**
     * Sets up a scheduler whose clock shows the given instant.
     *
     * @param start as {@link Instant#parse} reads it, like {@code 2026-11-22T08:00:00Z}
     * @throws java.time.format.DateTimeParseException if it cannot be read
     */
    public static Setup at(String start) {
        return new Setup(ManualClock.at(start));
    }

    /** The scheduler, to schedule jobs with. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** The clock. Moving it by hand makes time jump without waiting; then {@link #settle}. */
    public ManualClock clock() {
        return clock;
    }

    /** What the clock shows. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Lets time pass, and returns when everything due meanwhile, the end included, has run and been recorded.
     *
     * @throws IllegalArgumentException if the duration is negative: to turn the clock back use {@link #clock()}
     * @throws AssertionError if runs do not end, naming them
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time cannot be advanced by " + duration + "; use clock().advance.");
        }
        advanceTo(now().plus(duration));
    }

    /**
     * Lets time pass until the clock shows the given instant, see {@link #advance}.
     *
     * @throws IllegalArgumentException if it lies in the past: to turn the clock back use {@link #clock()}
     * @throws AssertionError if runs do not end, naming them
     */
    public void advanceTo(Instant target) {
        if (target.isBefore(now())) {
            throw new IllegalArgumentException(
                    "Time cannot be advanced from " + now() + " to " + target + "; use clock().set.");
        }
        int stuck = 0;
        Optional<Instant> next = settle();
        while (next.isPresent() && !next.get().isAfter(target)) {
            if (next.get().isAfter(now())) {
                clock.set(next.get());
                stuck = 0;
            } else if (++stuck > MOST_STEPS_AT_ONE_INSTANT) {
                throw new AssertionError("There is always more to do at " + now() + ": time cannot go on.");
            }
            next = settle();
        }
        clock.set(target);
        settle();
    }

    /**
     * Waits until everything due by now has run and been recorded.
     *
     * @return when there will be something to do next, empty if never
     * @throws AssertionError if runs do not end, naming them
     */
    public Optional<Instant> settle() {
        try {
            return steps.settle(patience);
        } catch (TimeoutException e) {
            throw new AssertionError("At " + now() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for runs to end at " + now() + ".", e);
        }
    }

    /** All recorded events so far, in order. */
    public List<SchedulerEvent> events() {
        return log.events();
    }

    /** The recorded events of one class, such as {@code JobExecuted} or {@code JobEvent}, in order. */
    public <E extends SchedulerEvent> List<E> events(Class<E> type) {
        return log.events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The fire times of the runs of one job that have ended well, in order. */
    public List<Instant> fireTimes(String jobId) {
        return events(JobExecuted.class).stream()
                .filter(event -> event.jobId().equals(jobId))
                .map(JobExecuted::fireTime)
                .toList();
    }

    /** Forgets the events recorded so far. */
    public void clearEvents() {
        log.clear();
    }

    /** Shuts the scheduler down, waiting for runs in progress as long as for any. */
    @Override
    public void close() {
        scheduler.shutdown(patience);
    }

    /** How a scheduler for a test is set up. Confined to one thread. */
    public static final class Setup {
        private final ManualClock clock;
        private Consumer<Scheduler.Builder> settings = builder -> {};
        private EventType[] recorded = {};
        private Duration patience = Duration.ofSeconds(10);

        private Setup(ManualClock clock) {
            this.clock = clock;
        }

        /** Applies settings to the scheduler's builder, after those given before. The clock is set already. */
        public Setup with(Consumer<Scheduler.Builder> more) {
            settings = settings.andThen(Objects.requireNonNull(more, "more"));
            return this;
        }

        /** Records only events of these types. Default: all. Worth it when millions are to come. */
        public Setup recording(EventType... types) {
            recorded = types.clone();
            return this;
        }

        /** Sets how long, in real time, to wait for runs to end. Default: ten seconds. */
        public Setup patience(Duration duration) {
            patience = Objects.requireNonNull(duration, "duration");
            return this;
        }

        /**
         * Makes the scheduler, without starting it: jobs can be scheduled tentatively, then {@code scheduler().start()}.
         *
         * @throws io.apscheduler.job.ConfigurationException naming everything wrong with the settings
         */
        public ManualScheduler build() {
            Scheduler.Builder builder = Scheduler.builder().clock(clock);
            settings.accept(builder);
            return new ManualScheduler(builder.build(), this);
        }

        /**
         * Makes the scheduler and starts it.
         *
         * @throws io.apscheduler.job.ConfigurationException naming everything wrong with the settings
         */
        public ManualScheduler start() {
            ManualScheduler made = build();
            made.scheduler.start();
            return made;
        }

        /** Steps a scheduler that was made otherwise: it must go by the clock of this setup. */
        ManualScheduler around(Scheduler scheduler) {
            return new ManualScheduler(scheduler, this);
        }
    }
}
