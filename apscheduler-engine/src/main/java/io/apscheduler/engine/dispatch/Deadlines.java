package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When runs that have a timeout are interrupted. Confined to the dispatcher's thread. */
final class Deadlines {
    private final PriorityQueue<Deadline> queue = new PriorityQueue<>(Comparator.comparingLong(Deadline::at));

    /** The run of the given index is interrupted then. */
    record Deadline(long at, Row row, int index) {
        boolean isOver() {
            return row.isDone(index);
        }
    }

    void add(Deadline deadline) {
        queue.add(deadline);
    }

    /** The earliest deadline of a run in progress, {@code NEVER} if there is none. */
    long earliest() {
        while (!queue.isEmpty() && queue.peek().isOver()) {
            queue.remove();
        }
        return queue.isEmpty() ? NEVER : queue.peek().at();
    }

    /** Takes a deadline out that has passed, null if there is none. */
    @Nullable
    Deadline poll(long now) {
        return earliest() <= now && !queue.isEmpty() ? queue.remove() : null;
    }
}
