package io.apscheduler.store.memory;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One section of an {@link EntryTable}: open addressing with linear probing. Hashes lie apart from the entries, so that a
 * search touches no entry but the right one.
 */
final class EntrySection {
    private static final int LEAST = 8;

    private int[] hashes = new int[LEAST];
    private @Nullable Entry[] entries = new Entry[LEAST];
    private int size;

    @Nullable
    Entry get(int hash, String id) {
        for (int place = home(hash); ; place = after(place)) {
            Entry entry = entries[place];
            if (entry == null) {
                return null;
            }
            if (hashes[place] == hash && entry.id.equals(id)) {
                return entry;
            }
        }
    }

    void put(int hash, Entry entry) {
        if ((size + 1) * 5L > entries.length * 4L) {
            resize(entries.length + entries.length / 2);
        }
        place(hash, entry);
        size++;
    }

    void remove(int hash, Entry entry) {
        int hole = home(hash);
        while (entries[hole] != entry) {
            hole = after(hole);
        }
        close(hole);
        size--;
        if (entries.length > LEAST && size * 5L < entries.length) {
            resize(Math.max(LEAST, size * 2));
        }
    }

    void forEach(Consumer<Entry> action) {
        for (Entry entry : entries) {
            if (entry != null) {
                action.accept(entry);
            }
        }
    }

    private void place(int hash, Entry entry) {
        int place = home(hash);
        while (entries[place] != null) {
            place = after(place);
        }
        hashes[place] = hash;
        entries[place] = entry;
    }

    /** Empties a place, and moves up those behind that would no longer be found. */
    private void close(int emptied) {
        int hole = emptied;
        for (int place = after(hole); entries[place] != null; place = after(place)) {
            if (isReachable(home(hashes[place]), hole, place)) {
                continue;
            }
            hashes[hole] = hashes[place];
            entries[hole] = entries[place];
            hole = place;
        }
        entries[hole] = null;
    }

    /** Whether a search that begins at home meets the place before the hole, going round. */
    private static boolean isReachable(int home, int hole, int place) {
        return hole <= place ? hole < home && home <= place : hole < home || home <= place;
    }

    private void resize(int length) {
        int[] oldHashes = hashes;
        @Nullable Entry[] oldEntries = entries;
        hashes = new int[length];
        entries = new Entry[length];
        for (int place = 0; place < oldEntries.length; place++) {
            Entry entry = oldEntries[place];
            if (entry != null) {
                place(oldHashes[place], entry);
            }
        }
    }

    /** Where a search begins: the low 24 bits, stretched over the length, which need not be a power of two. */
    private int home(int hash) {
        return (int) (((hash & 0xFFFFFFL) * entries.length) >>> 24);
    }

    private int after(int place) {
        return place + 1 == entries.length ? 0 : place + 1;
    }
}
