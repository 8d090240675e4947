package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.JobRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.mapdb.BTreeMap;
import org.mapdb.DB;

/**
 * A MapDB file that was written at once and is only read since; it holds the definitions that are not in memory. Thread-safe.
 *
 * <p>Who has looked at an entry may read its definition here after the lock of the records was given back, as long as it
 * {@linkplain #use uses} the snapshot since before.
 */
final class Snapshot implements Closeable {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final String name;
    private final @Nullable DiskFile file;
    private final @Nullable DB db;
    private final @Nullable Map<Long, byte[]> definitions;

    private Snapshot(String name, @Nullable DiskFile file, @Nullable DB db) {
        this.name = name;
        this.file = file;
        this.db = db;
        this.definitions = db == null ? null : SnapshotTables.definitions(db).open();
    }

    /** The one of a store that has none yet. */
    static Snapshot none() {
        return new Snapshot("no snapshot", null, null);
    }

    static Snapshot open(String name, DiskFile file) throws IOException {
        try {
            return new Snapshot(name, file, SnapshotTables.make(new SnapshotVolume(file, true)));
        } catch (RuntimeException e) {
            throw new StoreFileException(name + " cannot be read: " + e, e);
        }
    }

    /** Puts all jobs and nodes into empty records. */
    void restore(Records records) throws IOException {
        if (db == null) {
            return;
        }
        try {
            BTreeMap<Long, byte[]> jobs = SnapshotTables.jobs(db).open();
            jobs.getEntries().forEach(job -> SnapshotTables.restoreJob(job, records));
            SnapshotTables.nodes(db)
                    .forEach((node, until) -> records.nodes().of(node).restore(until, false));
        } catch (RuntimeException e) {
            throw new StoreFileException(name + " cannot be read: " + e, e);
        }
    }

    /** Keeps the snapshot from being closed until the lock returned is given back. */
    Lock use() {
        lock.readLock().lock();
        return lock.readLock();
    }

    List<JobRecord> complete(List<JobRecord> records) {
        return records.stream().map(this::complete).toList();
    }

    /** The record with its definition. */
    JobRecord complete(JobRecord record) {
        if (record.definition() instanceof FiledDefinition filed) {
            return new JobRecord(
                    record.id(), read(filed), record.standing(), record.revision(), record.owner(), record.fence());
        }
        return record;
    }

    ExchangeReply complete(ExchangeReply reply) {
        List<Claim> claims = reply.claims().stream()
                .map(claim -> new Claim(complete(claim.record()), claim.deadOwnerLease()))
                .toList();
        List<Change> changes = reply.changes().stream()
                .map(change -> new Change(change.id(), change.record() == null ? null : complete(change.record())))
                .toList();
        return new ExchangeReply(reply.leaseHeld(), claims, reply.refused(), changes, reply.nextDue(), reply.now());
    }

    /**
     * Reads a definition.
     *
     * @throws IllegalStateException if it cannot be read
     */
    Definition read(FiledDefinition filed) {
        try {
            byte[] bytes = definitions == null ? null : definitions.get(filed.number());
            if (bytes == null) {
                throw new IllegalStateException("it is not there");
            }
            return SnapshotTables.definition(filed, bytes);
        } catch (RuntimeException e) {
            throw new IllegalStateException(name + " does not give definition " + filed.number() + ": " + e, e);
        }
    }

    /** Waits for those who use it. */
    @Override
    public void close() throws IOException {
        lock.writeLock().lock();
        try {
            if (db != null && file != null) {
                db.close();
                file.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
