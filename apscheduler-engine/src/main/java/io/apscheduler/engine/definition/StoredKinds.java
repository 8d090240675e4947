package io.apscheduler.engine.definition;

import io.apscheduler.spi.Definition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stored texts that were read last, as definitions: jobs of one kind are often stored with the very same text, and then
 * share what was read, and with it what the kind was worked out to.
 *
 * <p>As {@link Kinds}, a table in which the latest takes the place. Thread-safe without a lock, since what stands in the
 * places is immutable. Long texts, which hold arguments of their own, are not kept.
 */
final class StoredKinds {
    private static final int PLACES = 1024;

    private final @Nullable Known[] places = new Known[PLACES];

    private record Known(String text, String executor, int priority, String store, JobDefinition definition) {
        boolean isFor(Definition stored, String text, String store) {
            return this.text.equals(text)
                    && executor.equals(stored.executor())
                    && priority == stored.priority()
                    && this.store.equals(store);
        }
    }

    /**
     * The definition of a record.
     *
     * @throws UnreadableDefinitionException if it cannot be read
     */
    JobDefinition read(Definition stored, String id, String store) {
        if (stored instanceof JobDefinition known) {
            return known;
        }
        String text = stored.text();
        if (text.length() > Preparations.LONG_TEXT) {
            return DefinitionText.read(stored, id, store);
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Known known = places[place];
        if (known == null || !known.isFor(stored, text, store)) {
            JobDefinition definition = DefinitionText.read(stored, id, store);
            places[place] = new Known(text, stored.executor(), stored.priority(), store, definition);
            return definition;
        }
        return Objects.equals(known.definition.storedName(), stored.name())
                        && Objects.equals(known.definition.origin(), stored.origin())
                ? known.definition
                : known.definition.as(stored.name(), stored.origin());
    }
}
