package io.apscheduler.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of a store's records, ordered by next fire time (none comes last), then by id in the order of its
 * UTF-16 code units or of its bytes in UTF-8, as the store likes, always the same.
 *
 * @param after the last record of the page before, null for the first page
 * @param limit the most records to return, at least 1
 * @param origin only records of this origin, null for all
 */
public record JobQuery(
        @Nullable Position after, int limit, @Nullable String origin) {
    /** Checks the parts. */
    public JobQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("A page holds at least 1 record, not " + limit + ".");
        }
    }

    /** The first page of all records. */
    public static JobQuery first(int limit) {
        return new JobQuery(null, limit, null);
    }

    /** The page that follows the one ending with the given record. */
    public JobQuery after(JobRecord last) {
        return new JobQuery(new Position(last.standing().nextFire(), last.id()), limit, origin);
    }

    /**
     * A place in the order.
     *
     * @param nextFire microseconds since the epoch, {@link Standing#NEVER} for none
     */
    public record Position(long nextFire, String id) {
        /** Checks the parts. */
        public Position {
            Objects.requireNonNull(id, "id");
        }
    }
}
