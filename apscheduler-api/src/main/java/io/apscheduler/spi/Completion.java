package io.apscheduler.spi;

import java.util.Objects;

/**
 * What a node has done with a record that it owns. Applied whole if the record's fence is still the one given, else
 * refused whole.
 */
public sealed interface Completion {
    /** The record. */
    String id();

    /** The fence that the record must still have. */
    long fence();

    /**
     * Writes where the job stands now, and raises the fence by one.
     *
     * @param keep whether the record stays with its owner; otherwise it has none and its due time counts. It counts as well
     *     where the owner's lease has lapsed: the record then stays one that a dead node has left, and who claims it recovers it
     */
    record Advance(String id, long fence, Standing standing, boolean keep) implements Completion {
        /** Checks the parts. */
        public Advance {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(standing, "standing");
        }
    }

    /** Removes the record: the job has ended. */
    record Remove(String id, long fence) implements Completion {
        /** Checks the parts. */
        public Remove {
            Objects.requireNonNull(id, "id");
        }
    }
}
