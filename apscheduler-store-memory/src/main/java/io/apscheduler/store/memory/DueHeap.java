package io.apscheduler.store.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A heap of entries by due time, the earliest on top. Not thread-safe.
 *
 * <p>Built for millions: every node has four children, which lie side by side, and the keys lie apart from the entries, so
 * that a step down reads one or two cache lines and touches no entry. For the same reason an entry does not know its place:
 * it cannot be taken out of the middle. Who no longer wants it there recognises it when it comes up. The arrays come in
 * chunks, so that growing copies nothing.
 */
final class DueHeap {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int MASK = CHUNK - 1;

    /** Where the top lies: the children of {@code p} are then the four from {@code 4 * (p - 2)}, within one chunk. */
    private static final int TOP = 3;

    private long[][] keys = {new long[16]};
    private @Nullable Entry[][] entries = {new Entry[16]};

    /** Behind the last place in use. */
    private int end = TOP;

    int size() {
        return end - TOP;
    }

    boolean isEmpty() {
        return end == TOP;
    }

    /** The due time on top. The heap must not be empty. */
    long topKey() {
        return keys[0][TOP];
    }

    /** The entry on top. The heap must not be empty. */
    Entry top() {
        return entryAt(TOP);
    }

    void push(long key, Entry entry) {
        makeRoom();
        int hole = end++;
        while (hole > TOP) {
            int parent = (hole >>> 2) + 2;
            long parentKey = keyAt(parent);
            if (parentKey <= key) {
                break;
            }
            put(hole, parentKey, entryAt(parent));
            hole = parent;
        }
        put(hole, key, entry);
    }

    /** Takes the top off. The heap must not be empty. */
    void pop() {
        int last = --end;
        long key = keyAt(last);
        Entry entry = entryAt(last);
        entries[last >>> CHUNK_BITS][last & MASK] = null;
        if (last > TOP) {
            sink(TOP, key, entry);
        }
        giveRoomBack();
    }

    /** Keeps only what the filter accepts, asked once for each place, and restores the order. */
    void retain(Filter filter) {
        int before = end;
        end = TOP;
        for (int place = TOP; place < before; place++) {
            long key = keyAt(place);
            Entry entry = entryAt(place);
            if (filter.accepts(key, entry)) {
                put(end++, key, entry);
            }
        }
        for (int place = end; place < before; place++) {
            entries[place >>> CHUNK_BITS][place & MASK] = null;
        }
        for (int place = ((end - 1) >>> 2) + 2; end > TOP + 1 && place >= TOP; place--) {
            sink(place, keyAt(place), entryAt(place));
        }
        giveRoomBack();
    }

    private void sink(int from, long key, Entry entry) {
        int hole = from;
        for (int child = (hole - 2) << 2; child < end; child = (hole - 2) << 2) {
            int least = leastOfFour(child);
            long leastKey = keyAt(least);
            if (key <= leastKey) {
                break;
            }
            put(hole, leastKey, entryAt(least));
            hole = least;
        }
        put(hole, key, entry);
    }

    private int leastOfFour(int first) {
        long[] chunk = keys[first >>> CHUNK_BITS];
        int stop = Math.min(first + 4, end);
        int least = first;
        long leastKey = chunk[first & MASK];
        for (int place = first + 1; place < stop; place++) {
            long key = chunk[place & MASK];
            if (key < leastKey) {
                least = place;
                leastKey = key;
            }
        }
        return least;
    }

    private long keyAt(int place) {
        return keys[place >>> CHUNK_BITS][place & MASK];
    }

    @SuppressWarnings("NullAway") // places in use hold an entry
    private Entry entryAt(int place) {
        return entries[place >>> CHUNK_BITS][place & MASK];
    }

    private void put(int place, long key, Entry entry) {
        keys[place >>> CHUNK_BITS][place & MASK] = key;
        entries[place >>> CHUNK_BITS][place & MASK] = entry;
    }

    private void makeRoom() {
        int chunk = end >>> CHUNK_BITS;
        if (chunk == 0) {
            if (end == keys[0].length) {
                keys[0] = Arrays.copyOf(keys[0], end * 2);
                entries[0] = Arrays.copyOf(entries[0], end * 2);
            }
        } else if (chunk == keys.length || keys[chunk] == null) {
            if (chunk == keys.length) {
                keys = Arrays.copyOf(keys, chunk + Math.max(1, chunk / 2));
                entries = Arrays.copyOf(entries, keys.length);
            }
            keys[chunk] = new long[CHUNK];
            entries[chunk] = new Entry[CHUNK];
        }
    }

    /** Drops the chunk after the one behind the last in use: one stays spare, lest a push and a pop in turn cost much. */
    @SuppressWarnings("NullAway") // chunks that are not in use are null
    private void giveRoomBack() {
        for (int chunk = (end >>> CHUNK_BITS) + 2; chunk < keys.length && keys[chunk] != null; chunk++) {
            keys[chunk] = null;
            entries[chunk] = null;
        }
    }

    /** Decides what stays. */
    interface Filter {
        boolean accepts(long key, Entry entry);
    }
}
