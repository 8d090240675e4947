package io.apscheduler.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs in MongoDB. Any number of nodes may share a collection; several schedulers may, too, each with jobs of its own, by
 * different names of the schedulers or by different {@linkplain Builder#collection collections}. Thread-safe.
 *
 * <p>It goes by the clock of the primary server, and has every write confirmed by a majority of the servers, from their
 * journals. Transactions are not needed. Collections and indexes are made when the store is opened.
 *
 * <pre>{@code
 * Scheduler scheduler = Scheduler.builder()
 *         .jobStore("default", MongoJobStore.at("mongodb://db.example.org/app").build())
 *         .build();
 * }</pre>
 */
public final class MongoJobStore implements JobStore {
    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Session session;

    private MongoJobStore(Settings settings) {
        this.settings = settings;
    }

    /**
     * Begins a store that makes a client of its own.
     *
     * @param uri the connection string, such as {@code mongodb://localhost/app}
     * @throws IllegalArgumentException if it is no connection string
     */
    public static Builder at(String uri) {
        if (!isConnectionString(Objects.requireNonNull(uri, "uri"))) {
            throw new IllegalArgumentException("The uri is not a connection string of MongoDB, which begins with"
                    + " mongodb:// or mongodb+srv://, and has percent signs for special characters in the password.");
        }
        return new Builder(uri, null);
    }

    /** Begins a store that uses the caller's client, and never closes it. */
    public static Builder on(MongoClient client) {
        return new Builder("", Objects.requireNonNull(client, "client"));
    }

    /** The driver's own message may tell the password. */
    static boolean isConnectionString(String uri) {
        try {
            return !new ConnectionString(uri).getHosts().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /**
     * Opens the store: connects, and makes collections and indexes that are missing.
     *
     * @throws JobStoreException if it is open already, or no server that takes writes can be reached
     */
    @Override
    public void open(StoreContext context) {
        lock.lock();
        try {
            if (session != null) {
                throw new JobStoreException(
                        "The MongoDB store is open already. One object serves one scheduler at a time.");
            }
            session = Session.open(settings, context);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            Session open = session;
            session = null;
            if (open != null) {
                open.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        return call("add jobs", open -> open.add(records));
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return call("find a job", open -> open.jobs().find(id));
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return call("list jobs", open -> open.jobs().list(query));
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return call("change a job", open -> open.update(record));
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return call("remove jobs", open -> open.jobs().remove(ids));
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        return call("exchange", open -> open.exchange(request));
    }

    @Override
    public List<JobRecord> owned(String node) {
        return call("tell what a node owns", open -> open.jobs().owned(node));
    }

    @Override
    public void leave(String node) {
        call("end a lease", open -> {
            open.leave(node);
            return node;
        });
    }

    @Override
    public boolean isUnfinished() {
        return call("tell whether jobs are left", Session::isUnfinished);
    }

    @Override
    public Set<String> unserved(Set<String> served, long dueBefore) {
        return call("tell which executors nobody serves", open -> open.unserved(served, dueBefore));
    }

    private <T> T call(String purpose, Function<Session, T> work) {
        Session open = session;
        if (open == null) {
            throw new JobStoreException("The MongoDB store is closed and cannot " + purpose
                    + ". A scheduler opens it when it starts; else call open first.");
        }
        return open.failures().telling(purpose, () -> work.apply(open));
    }

    /** Where the jobs are, without passwords. */
    @Override
    public String toString() {
        return "MongoJobStore[" + settings + "]";
    }

    /** Collects what a store is made with. Not thread-safe. */
    public static final class Builder {
        private final String uri;
        private final @Nullable MongoClient client;
        private @Nullable String database;
        private String collection = Settings.COLLECTION;

        private Builder(String uri, @Nullable MongoClient client) {
            this.uri = uri;
            this.client = client;
        }

        /**
         * The database. Default: the one that the connection string names, else {@code apscheduler}.
         *
         * @throws IllegalArgumentException if that is no plain name
         */
        public Builder database(String name) {
            if (!Settings.isDatabase(name)) {
                throw new IllegalArgumentException(
                        "The name of the database is \"" + name + "\", but must be " + Settings.DATABASE_FORM + ".");
            }
            database = name;
            return this;
        }

        /**
         * The collection of the jobs. Others are beside it, whose names begin with its name and go on with {@code _nodes} and
         * {@code _hints}. Default: {@code jobs}.
         *
         * @throws IllegalArgumentException if that is no plain name
         */
        public Builder collection(String name) {
            if (!Settings.isName(name)) {
                throw new IllegalArgumentException(
                        "The name of the collection is \"" + name + "\", but must be " + Settings.FORM + ".");
            }
            collection = name;
            return this;
        }

        /** Makes the store, not yet open. */
        public MongoJobStore build() {
            return new MongoJobStore(new Settings(uri, client, database, collection));
        }
    }
}
