package io.apscheduler.engine.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * The course of a simulated world: what happens when. Time passes from one event to the next and stands still meanwhile.
 * Who must wait for something lets others go on {@linkplain #until in between}, on the same thread; of several who wait, the
 * one that began last goes on first.
 */
final class Course {
    private static final int MOST = 1_000_000;

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long nanos = 1_000_000_000;
    private long number;
    private int happened;

    private record Event(long at, long number, Runnable action) {}

    /** Nanoseconds since before the beginning. */
    long nanos() {
        return nanos;
    }

    /** Has something happen after that many nanoseconds. */
    void in(long delay, Runnable action) {
        events.add(new Event(nanos + Math.max(0, delay), number++, action));
    }

    /** Lets the world go on until the condition holds. */
    void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Event next = events.poll();
            if (next == null) {
                throw new IllegalStateException("Nothing happens any more.");
            }
            if (++happened > MOST) {
                throw new Violation("The world does not come to its end: " + happened + " events.");
            }
            nanos = Math.max(nanos, next.at);
            next.action.run();
        }
    }

    /** Lets the world go on until that time. */
    void untilNanos(long end) {
        boolean[] reached = new boolean[1];
        in(end - nanos, () -> reached[0] = true);
        until(() -> reached[0]);
    }
}
