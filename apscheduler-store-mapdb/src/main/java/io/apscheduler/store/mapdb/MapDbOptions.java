package io.apscheduler.store.mapdb;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What a store is told.
 *
 * @param path what the names of all its files begin with
 * @param journalLimit how many bytes the journal may have before a snapshot replaces it
 */
record MapDbOptions(Path path, Sync sync, long journalLimit) {
    static final int DEFAULT_JOURNAL_MIB = 64;

    private static final long MIB = 1 << 20;

    MapDbOptions {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sync, "sync");
        if (journalLimit < 1) {
            throw new IllegalArgumentException("A journal may have 1 byte at least, not " + journalLimit + ".");
        }
    }

    static MapDbOptions of(Path path) {
        return new MapDbOptions(path, Sync.ALWAYS, DEFAULT_JOURNAL_MIB * MIB);
    }

    static MapDbOptions of(Path path, Sync sync, int journalMib) {
        return new MapDbOptions(path, sync, journalMib * MIB);
    }
}
