package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import org.jspecify.annotations.Nullable;

/**
 * One job in the store. Guarded by the lock of its {@link Records}.
 *
 * <p>Only what is looked at often stays in memory. Name and text of the definition lie in the snapshot, unless they are
 * younger than that; and only a job that is paused, quarantined or has notes keeps a {@link Standing} of its own.
 */
final class Entry {
    final String id;

    /** What the snapshot files the definition under; never used for another job. */
    final long number;

    /** The queue that the entry is in while {@link #queued}, by executor and priority. */
    Level level;

    @Nullable
    String origin;

    /** Null if it lies in the snapshot. */
    @Nullable
    Definition definition;

    private @Nullable Standing unusual;
    private long nextFire;
    private long due;
    private long runs;
    long revision;
    long fence;

    @Nullable
    Node owner;

    boolean queued;

    Entry(String id, long number, Level level) {
        this.id = id;
        this.number = number;
        this.level = level;
    }

    long nextFire() {
        return nextFire;
    }

    long due() {
        return due;
    }

    /** Whether nobody that lives owns it. */
    boolean isFree() {
        return owner == null || owner.isDead();
    }

    void define(@Nullable Definition definition, @Nullable String origin) {
        this.definition = definition;
        this.origin = origin;
    }

    void stand(Standing standing) {
        nextFire = standing.nextFire();
        due = standing.due();
        runs = standing.runs();
        boolean plain = !standing.paused() && standing.quarantine() == null && standing.state() == null;
        unusual = plain ? null : standing;
    }

    Standing standing() {
        return unusual != null ? unusual : new Standing(nextFire, due, runs, false, null, null);
    }

    /** The record, perhaps with a {@link FiledDefinition} that is still to be read. */
    JobRecord record() {
        Definition shown =
                definition != null ? definition : new FiledDefinition(number, level.executor, level.priority, origin);
        return new JobRecord(id, shown, standing(), revision, owner == null ? null : owner.name, fence);
    }
}
