package io.apscheduler.engine.engine;

import io.apscheduler.engine.definition.JobSnapshot;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobNotFoundException;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds and lists the jobs of the open stores. Thread-safe. */
final class JobBook {
    private static final int PAGE = 1_000;

    private JobBook() {}

    /** A record with the store it is in. */
    record Entry(OpenStore store, JobRecord record) {
        Job snapshot() {
            return snapshot(record);
        }

        Job snapshot(JobRecord later) {
            return new JobSnapshot(store.alias(), later, store.now());
        }
    }

    static Optional<Entry> find(Session session, String id) {
        for (OpenStore store : session.searched()) {
            Optional<JobRecord> record = store.store().find(id);
            if (record.isPresent()) {
                return Optional.of(new Entry(store, record.get()));
            }
        }
        return Optional.empty();
    }

    static Entry require(Session session, String id) {
        return find(session, id).orElseThrow(() -> notFound(id, null));
    }

    static JobNotFoundException notFound(String id, @Nullable String store) {
        return new JobNotFoundException("There is no job with id \"" + id + "\""
                + (store == null ? "" : " in job store \"" + store + "\"") + ".");
    }

    /** All records of a store, read page by page. */
    static Stream<Entry> stream(OpenStore store, @Nullable String origin) {
        Iterator<JobRecord> pages = new Pages(store, origin);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, traits), false)
                .map(record -> new Entry(store, record));
    }

    /** Reads the next page when the one before is used up. */
    private static final class Pages implements Iterator<JobRecord> {
        private final OpenStore store;
        private JobQuery query;
        private List<JobRecord> page;
        private int next;

        Pages(OpenStore store, @Nullable String origin) {
            this.store = store;
            this.query = new JobQuery(null, PAGE, origin);
            this.page = store.store().list(query);
        }

        @Override
        public boolean hasNext() {
            if (next == page.size() && page.size() == PAGE) {
                query = query.after(page.get(next - 1));
                page = store.store().list(query);
                next = 0;
            }
            return next < page.size();
        }

        @Override
        public JobRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.get(next++);
        }
    }
}
