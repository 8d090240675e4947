package io.apscheduler.store.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claimable entries of one executor alias and one priority, by due time. Guarded by the lock of its {@link Records}.
 *
 * <p>An entry that is withdrawn or gets another due time leaves its old place in the heap behind, which is stale from then
 * on and dropped when it comes to the top, or when half of the heap is stale.
 */
final class Level {
    private static final int TOLERATED = 64;

    final int priority;
    private final DueHeap heap = new DueHeap();
    private int live;

    Level(int priority) {
        this.priority = priority;
    }

    void enqueue(Entry entry) {
        entry.queued = true;
        live++;
        heap.push(entry.due(), entry);
    }

    /** Takes out an entry that is queued here. */
    void withdraw(Entry entry) {
        entry.queued = false;
        live--;
        if (heap.size() > 2 * live + TOLERATED) {
            sweep();
        }
    }

    /** The earliest entry, which stays; null if there is none. */
    @Nullable
    Entry peek() {
        while (!heap.isEmpty()) {
            Entry entry = heap.top();
            if (isValid(heap.topKey(), entry)) {
                return entry;
            }
            heap.pop();
        }
        return null;
    }

    /** Takes off what {@link #peek} has just shown. */
    void pop(Entry shown) {
        heap.pop();
        shown.queued = false;
        live--;
    }

    private boolean isValid(long key, Entry entry) {
        return entry.queued && entry.level == this && entry.due() == key;
    }

    private void sweep() {
        List<Entry> kept = new ArrayList<>(live);
        heap.retain((key, entry) -> {
            if (!isValid(key, entry)) {
                return false;
            }
            entry.queued = false; // so that a second place of the same entry goes
            kept.add(entry);
            return true;
        });
        kept.forEach(entry -> entry.queued = true);
    }
}
