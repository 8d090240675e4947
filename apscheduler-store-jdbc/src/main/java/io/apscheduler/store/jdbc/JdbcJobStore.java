package io.apscheduler.store.jdbc;

import io.apscheduler.job.StoreTransaction;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.JoinedStore;
import io.apscheduler.spi.StoreContext;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs in a relational database. Any number of nodes may share one; several schedulers may, too, each with jobs of its
 * own, by different names of the schedulers or by different {@linkplain Builder#table tables}. Thread-safe.
 *
 * <p>The database's JDBC driver must be on the class path. Tables are made when the store is opened.
 *
 * <pre>{@code
 * Scheduler scheduler = Scheduler.builder()
 *         .jobStore("default", JdbcJobStore.at("jdbc:postgresql://db.example.org/app").username("app").build())
 *         .build();
 * }</pre>
 */
public final class JdbcJobStore implements JobStore {
    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Session session;

    private JdbcJobStore(Settings settings) {
        this.settings = settings;
    }

    /**
     * Begins a store that makes a pool of connections of its own.
     *
     * @param url the database's, such as {@code jdbc:postgresql://localhost/app}
     */
    public static Builder at(String url) {
        return new Builder(Objects.requireNonNull(url, "url"), null);
    }

    /**
     * Begins a store that takes its connections from the caller's data source, which should be a pool, and is never closed by
     * the store.
     */
    public static Builder on(DataSource dataSource) {
        return new Builder("", Objects.requireNonNull(dataSource, "dataSource"));
    }

    /**
     * The statements that make the tables, or lead to a version from the one before, for those who run them themselves.
     *
     * @param database {@code postgresql}, {@code mysql}, {@code mariadb}, {@code h2}, {@code hsqldb}, {@code derby},
     *     {@code sqlite}, {@code sqlserver}, {@code oracle}, or {@code any}
     * @param table as in {@link Builder#table}
     * @throws IllegalArgumentException if there is no such database, or the table's name cannot be used
     */
    public static List<String> definitions(String database, String table) {
        Dialect dialect = Dialects.named(database)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + database + "\" is none of " + String.join(", ", Dialects.names()) + "."));
        return Schema.definitions(dialect, tables(table, dialect.quote()));
    }

    private static Tables tables(String table, String quote) {
        return Tables.parse(table, quote)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The name of the tables is \"" + table + "\", but must be " + Tables.FORM + "."));
    }

    /**
     * Opens the store: connects, makes the tables or brings them up to date, unless it shall only check them.
     *
     * @throws JobStoreException if it is open already, the database cannot be reached, or the tables are not as they must be
     */
    @Override
    public void open(StoreContext context) {
        lock.lock();
        try {
            if (session != null) {
                throw new JobStoreException(
                        "The JDBC store is open already. One object serves one scheduler at a time.");
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
        return open("add jobs").verbs().add(records);
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return open("find a job").reading().find(id);
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return open("list jobs").reading().list(query);
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return open("change a job").verbs().update(record);
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return open("remove jobs").verbs().remove(ids);
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        return open("exchange").verbs().exchange(request);
    }

    @Override
    public List<JobRecord> owned(String node) {
        return open("tell what a node owns").reading().owned(node);
    }

    @Override
    public void leave(String node) {
        open("end a lease").verbs().leave(node);
    }

    @Override
    public boolean isUnfinished() {
        return open("tell whether jobs are left").reading().isUnfinished();
    }

    @Override
    public Set<String> unserved(Set<String> served, long dueBefore) {
        return open("tell which executors nobody serves").reading().unserved(served, dueBefore);
    }

    /**
     * This store on the caller's connection.
     *
     * @throws IllegalArgumentException if the connection commits each statement by itself
     */
    @Override
    public Optional<JoinedStore> join(StoreTransaction transaction) {
        if (!(transaction instanceof JdbcTransaction jdbc)) {
            return Optional.empty();
        }
        try {
            if (jdbc.connection().getAutoCommit()) {
                throw new IllegalArgumentException("The connection is in auto-commit mode, in which each statement is a"
                        + " transaction of its own. Call setAutoCommit(false) before, and commit afterwards.");
            }
        } catch (SQLException e) {
            throw new JobStoreException("The caller's connection cannot be used: " + e.getMessage(), e);
        }
        return Optional.of(open("join a transaction").joining().apply(jdbc));
    }

    private Session open(String purpose) {
        Session open = session;
        if (open == null) {
            throw new JobStoreException("The JDBC store is closed and cannot " + purpose
                    + ". A scheduler opens it when it starts; else call open first.");
        }
        return open;
    }

    /** Where the jobs are, without passwords. */
    @Override
    public String toString() {
        return "JdbcJobStore[" + settings + "]";
    }

    /** Collects what a store is made with. Not thread-safe. */
    public static final class Builder {
        private final String url;
        private final @Nullable DataSource dataSource;
        private @Nullable String username;
        private @Nullable String password;
        private String table = "apscheduler";
        private SchemaMode schema = SchemaMode.CREATE;
        private final Map<String, String> pool = new HashMap<>();

        private Builder(String url, @Nullable DataSource dataSource) {
            this.url = url;
            this.dataSource = dataSource;
        }

        /** The database's user. Default: what the URL says. */
        public Builder username(String name) {
            username = Objects.requireNonNull(name, "name");
            return this;
        }

        /** The user's password. Default: what the URL says. It is shown nowhere. */
        public Builder password(String secret) {
            password = Objects.requireNonNull(secret, "secret");
            return this;
        }

        /**
         * What the names of the tables begin with; a schema and a dot may come first. Default: {@code apscheduler}, so that
         * the jobs are in {@code apscheduler_job}.
         *
         * @throws IllegalArgumentException if that is no plain name
         */
        public Builder table(String name) {
            tables(name, "");
            table = name;
            return this;
        }

        /** What the store does about its tables when it is opened. Default: it makes what is missing. */
        public Builder schema(SchemaMode mode) {
            schema = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /**
         * A setting of the connection pool, by HikariCP's name, such as {@code maximumPoolSize}. Defaults: 5 connections at
         * most (SQLite: 1), at least 1, waiting 5 s for one.
         *
         * @throws IllegalArgumentException if HikariCP does not know it or does not take the value, or the store itself has
         *     an option for it
         */
        public Builder pool(String name, String value) {
            Pool.fault(name, value).ifPresent(fault -> {
                throw new IllegalArgumentException("pool." + name + " must be " + fault + ".");
            });
            pool.put(name, value);
            return this;
        }

        /** Makes the store, not yet open. */
        public JdbcJobStore build() {
            return new JdbcJobStore(new Settings(url, username, password, dataSource, table, schema, pool));
        }
    }
}
