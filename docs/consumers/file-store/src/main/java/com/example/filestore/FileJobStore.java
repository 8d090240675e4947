package com.example.filestore;

import static java.time.temporal.ChronoUnit.MICROS;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Keeps jobs in one text file, a line each, which all processes of a machine may share. Every call reads the file and, if it
 * changed anything, writes it anew: good for hundreds of jobs, not for millions. Thread-safe.
 */
public final class FileJobStore implements JobStore {
    private final Path folder;
    private volatile Opened opened;

    /** A store, not yet open, whose file will be in the given folder, named after the scheduler. */
    public FileJobStore(Path folder) {
        this.folder = folder;
    }

    // region open
    private record Opened(SharedFile file, InstantSource clock) {}

    @Override
    public void open(StoreContext context) {
        String name = URLEncoder.encode(context.scheduler(), StandardCharsets.UTF_8);
        SharedFile file = new SharedFile(folder, name);
        file.with(jobs -> jobs); // fails now rather than later
        opened = new Opened(file, context.clock());
    }

    @Override
    public void close() {
        opened = null;
    }

    /** Does something with the jobs, given the time, while nobody else does. */
    private <T> T with(BiFunction<Jobs, Long, T> action) {
        Opened now = opened;
        if (now == null) {
            throw new JobStoreException("The store in " + folder + " is closed. Open it first.");
        }
        return now.file()
                .with(jobs -> action.apply(
                        jobs, MICROS.between(Instant.EPOCH, now.clock().instant())));
    }
    // endregion

    // region calls
    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        return with((jobs, now) -> jobs.add(records));
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return with((jobs, now) -> Optional.ofNullable(jobs.records.get(id)));
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return with((jobs, now) -> jobs.list(query));
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return with((jobs, now) -> jobs.update(record));
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return with((jobs, now) -> jobs.remove(ids));
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        return with((jobs, now) -> jobs.exchange(request, now));
    }

    @Override
    public List<JobRecord> owned(String node) {
        return with((jobs, now) -> jobs.owned(node));
    }

    @Override
    public void leave(String node) {
        with((jobs, now) -> jobs.leases.computeIfPresent(node, (name, lease) -> lease.endedAt(now)));
    }

    @Override
    public boolean isUnfinished() {
        return with((jobs, now) -> jobs.isUnfinished(now));
    }
    // endregion
}
