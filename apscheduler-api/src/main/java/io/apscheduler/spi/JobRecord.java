package io.apscheduler.spi;

import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One job in a store: plain data. Immutable.
 *
 * @param id unique in its store; any text that is not empty
 * @param definition what was asked
 * @param standing where the job stands
 * @param revision raised by every edit
 * @param owner the incarnation of the node that claimed it, or null; a claim holds exactly while the owner's lease does, so
 *     one that is dead may still be named
 * @param fence raised by every claim, every applied completion and every edit: what was decided from an older one no
 *     longer applies
 */
public record JobRecord(
        String id,
        Definition definition,
        Standing standing,
        long revision,
        @Nullable String owner,
        long fence) {
    /** Fences start below this, and stay exact in stores that keep numbers as doubles. */
    private static final long FENCE_STARTS = 1L << 52;

    /** Checks the parts. */
    public JobRecord {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(standing, "standing");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("The id of a job must not be empty.");
        }
    }

    /**
     * A record as it is before it is added. Its fence starts at a random number: what was decided for a record that has been
     * removed since must not fit one that was added later under the same id.
     */
    public static JobRecord of(String id, Definition definition, Standing standing) {
        return new JobRecord(
                id, definition, standing, 0, null, ThreadLocalRandom.current().nextLong(FENCE_STARTS));
    }

    /** The same record with another definition and standing: an edit to be written. */
    public JobRecord edited(Definition definition, Standing standing) {
        return new JobRecord(id, definition, standing, revision, owner, fence);
    }
}
