package io.apscheduler.store.mapdb;

import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store while it is open: records in memory, a journal that keeps their changes, and the snapshot below it. Thread-safe.
 *
 * <p>Every call looks and changes under one lock, which is never held while the disk works; then waits until the journal has
 * all that was changed so far, by itself or by others. So nothing is told that a crash could take back.
 */
final class OpenStore {
    private static final Logger LOG = LoggerFactory.getLogger(MapDbJobStore.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean compacting = new AtomicBoolean();
    private final ReentrantLock oneCompaction = new ReentrantLock();
    private final Disk disk;
    private final Closeable diskLock;
    private final StoreContext context;
    private final long journalLimit;
    private final Records records;
    private final Journal journal;
    private Snapshot snapshot;
    private volatile long compactAt;
    private volatile @Nullable Thread compactor;
    private volatile boolean closed;
    private @Nullable Throwable broken;

    private OpenStore(Held held, StoreContext context, MapDbOptions options, Recovery.Found found) {
        this.disk = held.disk;
        this.diskLock = held.lock;
        this.context = context;
        this.journalLimit = options.journalLimit();
        this.records = found.records();
        this.snapshot = found.snapshot();
        this.compactAt = limit(found.manifest());
        this.journal = new Journal(disk, found.journals(), Names.of(context), this::compactWhereJournalIsLong);
    }

    /**
     * Opens the files on a disk, or makes them.
     *
     * @throws IOException if that fails; then nothing is open, and nothing is locked
     */
    static OpenStore open(Disk disk, StoreContext context, MapDbOptions options) throws IOException {
        Closeable diskLock = disk.lock("scheduler \"" + context.scheduler() + "\", store \"" + context.alias() + "\"");
        try {
            long start = System.nanoTime();
            Recovery.Found found = new Recovery(disk, options.sync()).read(context.scheduler());
            OpenStore store = new OpenStore(new Held(disk, diskLock), context, options, found);
            store.begin();
            LOG.info(
                    "MapDB store {} opened in {} ms: {}.",
                    disk.place(),
                    (System.nanoTime() - start) / 1_000_000,
                    found.story());
            return store;
        } catch (IOException | RuntimeException | Error e) {
            Quietly.close(diskLock);
            throw e;
        }
    }

    private void begin() throws IOException {
        try {
            change((all, redo) -> {
                all.restored(now(), redo);
                return snapshot -> true;
            });
        } catch (RuntimeException e) {
            Quietly.close(this::close);
            throw new IOException(e.getMessage(), e);
        }
        // Programs that never run long enough for a snapshot in the background would have an ever longer journal.
        if (journal.size() > 2 * compactAt && compacting.compareAndSet(false, true)) {
            compactOrWarn();
        }
    }

    StoreContext context() {
        return context;
    }

    /** The store's now, in microseconds. */
    long now() {
        return Micros.of(context.clock().instant());
    }

    /**
     * One call.
     *
     * @param step looks and changes; what it returns finishes the answer, when the lock has been given back
     */
    <T> T change(Step<T> step) {
        journal.beReady();
        Function<Snapshot, T> rest;
        Snapshot used;
        Lock use;
        long ticket;
        lock.lock();
        try {
            refuseUnlessUsable();
            Redo redo = new Redo();
            rest = run(step, redo);
            ticket = journal.append(redo);
            used = snapshot;
            use = used.use();
        } finally {
            lock.unlock();
        }
        try {
            return finish(rest, used, ticket);
        } finally {
            use.unlock();
        }
    }

    private <T> Function<Snapshot, T> run(Step<T> step, Redo redo) {
        try {
            return step.run(records, redo);
        } catch (RuntimeException | Error e) {
            broken = e;
            throw e;
        }
    }

    private <T> T finish(Function<Snapshot, T> rest, Snapshot used, long ticket) {
        try {
            T answer = rest.apply(used);
            journal.await(ticket);
            return answer;
        } catch (IllegalStateException e) {
            throw new JobStoreException("The MapDB store " + disk.place() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void refuseUnlessUsable() {
        if (closed) {
            throw new JobStoreException("The MapDB store " + disk.place() + " is closed. Open it again.");
        }
        if (broken != null) {
            throw new JobStoreException(
                    "The MapDB store " + disk.place() + " has failed within: " + broken
                            + ". What it had promised is in its files: close it and open it again.",
                    broken);
        }
    }

    private void compactWhereJournalIsLong() {
        if (journal.size() > compactAt && !closed && compacting.compareAndSet(false, true)) {
            Thread thread = Names.of(context).thread("compaction", this::compactOrWarn);
            compactor = thread;
            thread.start();
        }
    }

    private void compactOrWarn() {
        try {
            compact();
        } catch (IOException | RuntimeException e) {
            compactAt = journal.size() + journalLimit;
            if (!closed) {
                LOG.warn(
                        "MapDB store {}: its journal of {} bytes could not be replaced by a snapshot. Work goes on; it is "
                                + "tried again when it has grown.",
                        disk.place(),
                        journal.size(),
                        e);
            }
        } finally {
            compacting.set(false);
        }
    }

    /** Writes a snapshot, and drops the journals that it makes superfluous. */
    void compact() throws IOException {
        oneCompaction.lock();
        try {
            compactAlone();
        } finally {
            oneCompaction.unlock();
        }
    }

    private void compactAlone() throws IOException {
        JournalHead head = journal.rotate();
        Compaction compaction = new Compaction(lock, records, snapshot, () -> closed);
        String name = Family.snapshot(head.number());
        Manifest manifest = writeSnapshot(name, head, compaction);
        Snapshot next = Snapshot.open(name, disk.open(name));
        manifest.write(disk);
        Snapshot before;
        lock.lock();
        try {
            before = snapshot;
            snapshot = next;
        } finally {
            lock.unlock();
        }
        compaction.releaseDefinitions();
        compactAt = limit(manifest);
        journal.forgetEarlier();
        Quietly.close(before);
        Recovery.deleteSuperfluous(disk, manifest.number());
    }

    private Manifest writeSnapshot(String name, JournalHead head, Compaction compaction) throws IOException {
        try (DiskFile file = disk.create(name)) {
            compaction.write(file);
            file.sync();
            disk.syncNames();
            // The snapshot may have what the journal is only about to write, and must not come before it.
            journal.await(journal.append(new Redo()));
            return new Manifest(context.scheduler(), head.number(), head.firstFrame(), Manifest.Seal.of(file));
        } catch (IOException | RuntimeException e) {
            Quietly.delete(disk, name);
            throw e;
        }
    }

    /** A snapshot costs as much as it is long: so the journal may grow with it. */
    private long limit(Manifest manifest) {
        return Math.max(
                journalLimit, manifest.seal() == null ? 0 : manifest.seal().bytes() / 2);
    }

    /**
     * Closes the files, with a note in the journal that this was done in good order.
     *
     * @throws IOException if something that was asked, and never confirmed, could not be written
     */
    void close() throws IOException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (broken == null) {
                Redo redo = new Redo();
                redo.close();
                journal.append(redo);
            }
        } finally {
            lock.unlock();
        }
        awaitCompaction();
        try {
            journal.close();
        } finally {
            Quietly.close(snapshot);
            Quietly.close(diskLock);
        }
    }

    private void awaitCompaction() {
        Thread running = compactor;
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The files, and what keeps others away from them. */
    private record Held(Disk disk, Closeable lock) {}

    /** What a call does while it holds the lock. */
    interface Step<T> {
        Function<Snapshot, T> run(Records records, Redo redo);
    }
}
