package io.apscheduler.store.memory;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import org.jspecify.annotations.Nullable;

/**
 * One job in the store: a mutable record. Guarded by the lock of its {@link Records}.
 *
 * <p>There may be ten million of these, so what nearly all jobs have in common costs nothing: the standing of an idle job
 * is two numbers, since it is due at its next fire time; only one that is paused, delayed, quarantined or has notes keeps a
 * {@link Standing} of its own. 64 bytes with compressed references.
 */
final class Entry {
    final String id;
    private Definition definition;
    private @Nullable Standing unusual;
    private long nextFire;
    private long runs;

    /** An int, since edits are made by people and programs, not by time passing. */
    private int revision;

    long fence;

    @Nullable
    Node owner;

    /** The queue that holds this entry while {@link #queued}, else the one it was last in. */
    Level level;

    boolean queued;

    Entry(JobRecord record, Level level) {
        this.id = record.id();
        this.definition = record.definition();
        this.fence = record.fence();
        this.level = level;
        stand(record.standing());
    }

    long nextFire() {
        return nextFire;
    }

    long due() {
        return unusual != null ? unusual.due() : nextFire;
    }

    Definition definition() {
        return definition;
    }

    /** Whether nobody that lives owns it. */
    boolean isFree() {
        return owner == null || owner.isDead();
    }

    void stand(Standing standing) {
        nextFire = standing.nextFire();
        runs = standing.runs();
        boolean plain = standing.due() == nextFire
                && !standing.paused()
                && standing.quarantine() == null
                && standing.state() == null;
        unusual = plain ? null : standing;
    }

    void edit(JobRecord edited) {
        definition = edited.definition();
        stand(edited.standing());
        revision++;
        fence++;
    }

    JobRecord record() {
        return new JobRecord(id, definition, standing(), revision, owner == null ? null : owner.name, fence);
    }

    private Standing standing() {
        return unusual != null ? unusual : new Standing(nextFire, nextFire, runs, false, null, null);
    }
}
