package io.apscheduler.store.memory;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries by id. Guarded by the lock of its {@link Records}.
 *
 * <p>A hash table in 256 sections, each growing alone: at ten million entries the longest pause is that of forty thousand.
 */
final class EntryTable {
    static final int SECTIONS = 256;

    private final @Nullable EntrySection[] sections = new EntrySection[SECTIONS];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    Entry get(String id) {
        int hash = hash(id);
        EntrySection section = sections[hash >>> 24];
        return section == null ? null : section.get(hash, id);
    }

    /** Puts in an entry whose id is not there yet. */
    void put(Entry entry) {
        int hash = hash(entry.id);
        EntrySection section = sections[hash >>> 24];
        if (section == null) {
            section = new EntrySection();
            sections[hash >>> 24] = section;
        }
        section.put(hash, entry);
        size++;
    }

    /** Takes out an entry that is there. */
    void remove(Entry entry) {
        int hash = hash(entry.id);
        EntrySection section = sections[hash >>> 24];
        if (section != null) {
            section.remove(hash, entry);
            size--;
        }
    }

    /** Shows the entries of one section, which must not be changed meanwhile. */
    void forEach(int section, Consumer<Entry> action) {
        EntrySection shown = sections[section];
        if (shown != null) {
            shown.forEach(action);
        }
    }

    /** Spreads the hash code over all bits: the first eight choose the section, the others the place in it. */
    private static int hash(String id) {
        int hash = id.hashCode() * 0x9E3779B9;
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        return hash ^ (hash >>> 13);
    }
}
