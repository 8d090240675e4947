package io.apscheduler.store.mapdb;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The claimable entries of one executor alias and one priority, by due time. Guarded by the lock of its {@link Records}.
 *
 * <p>An entry that is withdrawn leaves its place in the queue behind, which is stale from then on and dropped when it comes
 * to the front, or when half of the queue is stale.
 */
final class Level {
    private static final int TOLERATED = 64;

    final String executor;
    final int priority;
    private final PriorityQueue<Place> places = new PriorityQueue<>();
    private int live;

    Level(String executor, int priority) {
        this.executor = executor;
        this.priority = priority;
    }

    void enqueue(Entry entry) {
        entry.queued = true;
        live++;
        places.add(new Place(entry.due(), entry));
    }

    /** Takes out an entry that is queued here. */
    void withdraw(Entry entry) {
        entry.queued = false;
        live--;
        if (places.size() > 2 * live + TOLERATED) {
            places.removeIf(place -> !isValid(place));
        }
    }

    /** The earliest entry, which stays; null if there is none. */
    @Nullable
    Entry peek() {
        Place place = places.peek();
        while (place != null && !isValid(place)) {
            places.remove();
            place = places.peek();
        }
        return place == null ? null : place.entry;
    }

    /** Takes off what {@link #peek} has just shown. */
    void pop(Entry shown) {
        places.remove();
        shown.queued = false;
        live--;
    }

    /** A second place of the same entry with the same time becomes stale as soon as the first is popped. */
    private boolean isValid(Place place) {
        return place.entry.queued && place.entry.level == this && place.entry.due() == place.due;
    }

    /** Where an entry was put, by the due time it had then. */
    private record Place(long due, Entry entry) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Long.compare(due, other.due);
        }
    }
}
