package io.apscheduler.testkit;

import io.apscheduler.spi.JumpingInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A clock that stands still until it is told to move. Thread-safe.
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.at("2026-03-28T23:00:00Z");
 * clock.advance(Duration.ofHours(3));
 * clock.set(Instant.parse("2026-03-29T00:00:00Z"));   // also back
 * }</pre>
 *
 * <p>To run a scheduler on it use a manual scheduler, which moves it from one thing to do to the next and waits for
 * each to be done; a clock moved by hand tells the scheduler of its jumps, but does not wait.
 */
public final class ManualClock implements JumpingInstantSource {
    private final ReentrantLock moving = new ReentrantLock();
    private volatile Instant now;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private ManualClock(Instant start) {
        this.now = Objects.requireNonNull(start, "start");
    }

    /** A clock that shows the given instant. */
    public static ManualClock at(Instant start) {
        return new ManualClock(start);
    }

    /**
     * A clock that shows the given instant.
     *
     * @param start as {@link Instant#parse} reads it, like {@code 2026-11-22T08:00:00Z}
     * @throws java.time.format.DateTimeParseException if it cannot be read
     */
    public static ManualClock at(String start) {
        return at(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock by a duration, back if it is negative, and tells the listeners. */
    public void advance(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        move(instant -> instant.plus(duration));
    }

    /** Sets the clock, forward or back, and tells the listeners. */
    public void set(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        move(before -> instant);
    }

    @Override
    public Runnable onJump(Runnable listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return () -> listeners.remove(listener);
    }

    private void move(UnaryOperator<Instant> step) {
        moving.lock();
        try {
            now = step.apply(now);
        } finally {
            moving.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public String toString() {
        return "ManualClock[" + now + "]";
    }
}
