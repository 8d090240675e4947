package io.apscheduler.store.mapdb;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps jobs in local files, for one process at a time. What a call has confirmed survives the end of the process at any
 * moment, a power failure included. Thread-safe.
 *
 * <pre>{@code
 * Scheduler scheduler = Scheduler.builder()
 *         .jobStore("default", MapDbJobStore.at(Path.of("data", "jobs")))
 *         .build();
 * }</pre>
 *
 * <p>All that happens is appended to a journal, and a call returns when the disk has it; calls that come while the disk works
 * share the next wait. When the journal has grown long, a MapDB file with all jobs replaces it. The names of all files begin
 * with the path. Folders that are missing are made.
 *
 * <p>In memory it keeps of each job what claims look at, some 250 bytes; task, arguments and options stay in the MapDB file.
 *
 * <p>One process, and in it one store object, has the files open at a time: opening them a second time is refused. So when
 * they are opened, whoever owned jobs before is dead, and those jobs can be claimed at once. The files belong to the scheduler
 * whose name they were first opened with.
 *
 * <p>When the disk is full or fails, calls throw {@link JobStoreException}, and each next call tries again: nothing has to be
 * restarted when there is room.
 */
public final class MapDbJobStore implements JobStore {
    private static final Logger LOG = LoggerFactory.getLogger(MapDbJobStore.class);

    private final ReentrantLock opening = new ReentrantLock();
    private final MapDbOptions options;
    private final DiskOf disk;
    private volatile @Nullable Jobs jobs;

    MapDbJobStore(MapDbOptions options, DiskOf disk) {
        this.options = options;
        this.disk = disk;
    }

    /**
     * A store, not yet open, whose files have names that begin with the given path: {@code data/jobs.manifest} and so on for
     * {@code data/jobs}.
     */
    public static MapDbJobStore at(Path path) {
        return with(MapDbOptions.of(path));
    }

    static MapDbJobStore with(MapDbOptions options) {
        return new MapDbJobStore(options, () -> new FolderDisk(options.path()));
    }

    /** A store like this one, not open, that waits for the disk as given. Default: {@link Sync#ALWAYS}. */
    public MapDbJobStore sync(Sync sync) {
        return new MapDbJobStore(new MapDbOptions(options.path(), sync, options.journalLimit()), disk);
    }

    /**
     * A store like this one, not open, whose journal may grow to so many bytes, or to half of the size of the latest snapshot
     * if that is more, before a new snapshot replaces it: a longer one takes longer to read when the store is opened, a
     * shorter one is replaced more often. Default: 64 MiB.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public MapDbJobStore journalLimit(long bytes) {
        return new MapDbJobStore(new MapDbOptions(options.path(), options.sync(), bytes), disk);
    }

    /**
     * Opens the files, or makes them if there are none.
     *
     * @throws JobStoreException if they are in use, cannot be read or written, or are damaged; none has been changed then
     */
    @Override
    public void open(StoreContext context) {
        opening.lock();
        try {
            if (jobs != null) {
                throw new JobStoreException("The MapDB store at " + options.path()
                        + " is open already. Close it first, or make another one at a path of its own.");
            }
            jobs = new Jobs(Uninterrupted.call(
                    Names.of(context), "opening", () -> OpenStore.open(disk.make(), context, options)));
        } catch (StoreFileException e) {
            throw new JobStoreException(
                    "The MapDB store at " + options.path() + " cannot be opened: " + e.getMessage()
                            + ". All files are as they were. To begin without what is in them, move them elsewhere.",
                    e);
        } catch (IOException e) {
            throw new JobStoreException(
                    "The MapDB store at " + options.path() + " cannot be opened: " + reason(e) + ".", e);
        } finally {
            opening.unlock();
        }
    }

    /** Closes the files, with a note that all is in order. Never throws. */
    @Override
    public void close() {
        opening.lock();
        try {
            Jobs open = jobs;
            jobs = null;
            if (open != null) {
                open.store().close();
            }
        } catch (IOException e) {
            LOG.warn(
                    "MapDB store {} was closed, but changes that it had not confirmed could not be written: {}",
                    options.path(),
                    reason(e));
        } finally {
            opening.unlock();
        }
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        return open("add jobs").add(records);
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return open("find a job").find(Objects.requireNonNull(id, "id"));
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return open("list jobs").list(Objects.requireNonNull(query, "query"));
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return open("change a job").update(record);
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return open("remove jobs").remove(ids);
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        return open("exchange").exchange(request);
    }

    @Override
    public List<JobRecord> owned(String node) {
        return open("tell what a node owns").owned(Objects.requireNonNull(node, "node"));
    }

    @Override
    public void leave(String node) {
        open("end a lease").leave(Objects.requireNonNull(node, "node"));
    }

    @Override
    public boolean isUnfinished() {
        return open("tell whether jobs are left").isUnfinished();
    }

    @Override
    public Set<String> unserved(Set<String> served, long dueBefore) {
        return open("tell which executors nobody serves").unserved(served, dueBefore);
    }

    @Override
    public String toString() {
        return "MapDbJobStore[" + options.path() + "]";
    }

    /** The open store, for tests that write snapshots when they like. */
    OpenStore opened() {
        return open("be looked into").store();
    }

    private Jobs open(String purpose) {
        Jobs open = jobs;
        if (open == null) {
            throw new JobStoreException("The MapDB store at " + options.path() + " is closed and cannot " + purpose
                    + ". A scheduler opens it when it starts; else call open first.");
        }
        return open;
    }

    /** Exceptions of files often say nothing but which file it was. */
    private static String reason(IOException e) {
        boolean isSaid = e.getClass() == IOException.class || e instanceof FileNotFoundException;
        return isSaid && e.getMessage() != null ? e.getMessage() : e.toString();
    }

    /** Makes the disk when the store is opened. */
    interface DiskOf {
        Disk make() throws IOException;
    }
}
