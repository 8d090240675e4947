package io.apscheduler.store.memory;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs in memory, for as long as the store object lives: they are still there when the store is closed and opened
 * again, and gone when the JVM ends. Nothing is serialised: tasks may be lambdas, and arguments are the very objects.
 * Thread-safe.
 *
 * <p>Adding, claiming and completing cost O(log n), at most, in the number of jobs. Listing looks at all jobs.
 *
 * <p>One store object serves one scheduler at a time. Several schedulers of one JVM share jobs by {@linkplain #shared
 * handles} of the same store, by the rules that hold for any shared store:
 *
 * <pre>{@code
 * MemoryJobStore store = new MemoryJobStore();
 * Scheduler one = Scheduler.builder().jobStore("default", store).build();
 * Scheduler two = Scheduler.builder().jobStore("default", store.shared()).build();
 * }</pre>
 */
public final class MemoryJobStore implements JobStore {
    private final SharedJobs jobs;
    private volatile @Nullable StoreContext context;

    /** Makes an empty store, not yet open. */
    public MemoryJobStore() {
        this(new SharedJobs());
    }

    private MemoryJobStore(SharedJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Another handle, not yet open, of the same jobs: for a second scheduler in this JVM. Each is opened and closed by its
     * scheduler alone. The clock of whichever was opened first is the store's until all are closed.
     */
    public MemoryJobStore shared() {
        return new MemoryJobStore(jobs);
    }

    /**
     * Opens the store.
     *
     * @throws JobStoreException if it is open already
     */
    @Override
    public void open(StoreContext context) {
        jobs.openers().join(this, context);
        this.context = context;
    }

    @Override
    public void close() {
        context = null;
        jobs.openers().part(this);
    }

    /** No: jobs end with the JVM. */
    @Override
    public boolean isPersistent() {
        return false;
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        return open("add jobs").add(records);
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return open("find a job").find(id);
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return open("list jobs").list(query);
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
        return open("exchange").exchange(request, this);
    }

    @Override
    public List<JobRecord> owned(String node) {
        return open("tell what a node owns").owned(node);
    }

    @Override
    public void leave(String node) {
        open("end a lease").leave(node);
    }

    @Override
    public boolean isUnfinished() {
        return open("tell whether jobs are left").isUnfinished();
    }

    private SharedJobs open(String purpose) {
        if (context == null) {
            throw new JobStoreException("The memory store is closed and cannot " + purpose
                    + ". A scheduler opens it when it starts; else call open first.");
        }
        return jobs;
    }
}
