package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Definition;
import org.jspecify.annotations.Nullable;

/**
 * A definition whose text lies in the snapshot, under a number. It stands in for the whole one while a lock is held, and
 * never leaves the store.
 */
record FiledDefinition(
        long number,
        String executor,
        int priority,
        @Nullable String origin) implements Definition {
    @Override
    public String text() {
        throw new IllegalStateException("Definition " + number + " has not been read from the snapshot.");
    }

    @Override
    public String name() {
        return text();
    }
}
