package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Definition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.mapdb.BTreeMap;
import org.mapdb.DB;

/**
 * Writes a snapshot of all jobs, while work goes on. Confined to one thread.
 *
 * <p>First a new journal is begun. Then the entries are written, a few at a time, each as it is when its turn comes: with
 * what the new journal has told by then or without, which makes no difference, since to apply that again changes nothing. So
 * the snapshot and the new journal, up to what it held when the snapshot was finished, make a whole.
 */
final class Compaction {
    private static final int SECTION = 256;

    private final ReentrantLock lock;
    private final Records records;
    private final Snapshot before;
    private final BooleanSupplier isCancelled;
    private final List<Filed> filed = new ArrayList<>();

    Compaction(ReentrantLock lock, Records records, Snapshot before, BooleanSupplier isCancelled) {
        this.lock = lock;
        this.records = records;
        this.before = before;
        this.isCancelled = isCancelled;
    }

    /**
     * Writes the snapshot into an empty file, and makes it durable.
     *
     * @throws IOException if it cannot be written, or the store is being closed
     */
    void write(DiskFile file) throws IOException {
        try {
            DB db = SnapshotTables.make(new SnapshotVolume(file, false));
            writeJobs(db);
            writeNodes(SnapshotTables.nodes(db));
            db.commit();
            db.close();
        } catch (RuntimeException e) {
            throw new IOException("A snapshot could not be written: " + e.getMessage(), e);
        }
    }

    /** Lets go of the definitions that the snapshot has, now that it is in use. */
    void releaseDefinitions() {
        for (int from = 0; from < filed.size(); from += SECTION) {
            lock.lock();
            try {
                filed.subList(from, Math.min(filed.size(), from + SECTION)).forEach(Filed::release);
            } finally {
                lock.unlock();
            }
        }
    }

    private void writeJobs(DB db) throws IOException {
        var jobs = SnapshotTables.jobs(db).createFromSink();
        var definitions = SnapshotTables.definitions(db).createFromSink();
        List<Entry> entries = entries();
        for (int from = 0; from < entries.size(); from += SECTION) {
            if (isCancelled.getAsBoolean()) {
                throw new IOException("The store is being closed.");
            }
            for (Copy copy : copies(entries.subList(from, Math.min(entries.size(), from + SECTION)))) {
                jobs.put(copy.number, copy.job);
                definitions.put(copy.number, SnapshotTables.definition(copy.definition(before)));
            }
        }
        jobs.create();
        definitions.create();
    }

    private List<Entry> entries() {
        List<Entry> entries;
        lock.lock();
        try {
            entries = new ArrayList<>(records.all());
        } finally {
            lock.unlock();
        }
        entries.sort(Comparator.comparingLong(entry -> entry.number));
        return entries;
    }

    private List<Copy> copies(List<Entry> section) {
        List<Copy> copies = new ArrayList<>(section.size());
        lock.lock();
        try {
            for (Entry entry : section) {
                if (records.get(entry.id) == entry) {
                    copies.add(copy(entry));
                }
            }
        } finally {
            lock.unlock();
        }
        return copies;
    }

    private Copy copy(Entry entry) {
        Definition definition = entry.record().definition();
        if (entry.definition != null) {
            filed.add(new Filed(entry, definition));
        }
        return new Copy(entry, definition);
    }

    private void writeNodes(BTreeMap<String, Long> nodes) {
        lock.lock();
        try {
            for (Node node : records.nodes().all()) {
                if (node.owned > 0 || !node.isDead()) {
                    nodes.put(node.name, node.told());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** One job as it was when its turn came. */
    private static final class Copy {
        final long number;
        final byte[] job;
        private final Definition shown;

        Copy(Entry entry, Definition shown) {
            this.number = entry.number;
            this.job = SnapshotTables.job(entry);
            this.shown = shown;
        }

        Definition definition(Snapshot before) {
            return shown instanceof FiledDefinition filed ? before.read(filed) : shown;
        }
    }

    /** A definition that the new snapshot has. */
    private record Filed(Entry entry, Definition definition) {
        void release() {
            if (entry.definition == definition) {
                entry.definition = null;
            }
        }
    }
}
