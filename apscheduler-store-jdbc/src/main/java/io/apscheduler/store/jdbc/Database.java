package io.apscheduler.store.jdbc;

import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database of an open store: runs work in transactions, repeats what lost a conflict with another transaction, and says
 * clearly what went wrong otherwise. Thread-safe.
 */
final class Database {
    private static final int ATTEMPTS = 12;
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final DataSource source;
    private final Dialect dialect;
    private final Tables tables;
    private final Rows rows;
    private final Failures failures;
    private final StoreContext context;
    private final @Nullable String clock;
    private final boolean ownConnections;
    private final @Nullable DataSource unpooled;

    Database(Dialect dialect, Tables tables, Connected connected, StoreContext context) {
        this.source = connected.source();
        this.dialect = dialect;
        this.tables = tables;
        this.rows = new Rows(dialect.texts());
        this.failures = new Failures(context.alias());
        this.context = context;
        this.unpooled = connected.unpooled();
        this.ownConnections = connected.unpooled() != null;
        this.clock = dialect.clock(connected.url()).map(tables::in).orElse(null);
    }

    /**
     * A database that was reached.
     *
     * @param unpooled single connections beside the pool; null if the connections are the caller's, and not set up as the
     *     store needs them
     */
    record Connected(
            DataSource source, String url, @Nullable DataSource unpooled) {}

    Dialect dialect() {
        return dialect;
    }

    /** Where connections come from that are to be kept for long; null if nowhere. */
    @Nullable
    DataSource unpooled() {
        return unpooled;
    }

    Rows rows() {
        return rows;
    }

    StoreContext context() {
        return context;
    }

    /** A statement with the names of the tables put in. */
    String sql(String statement) {
        return tables.in(statement);
    }

    /** Does something in a transaction of its own. It may be done several times: only the last one counts. */
    <T> T transact(String purpose, Work<T> work) {
        return attempt(purpose, connection -> inTransaction(connection, work));
    }

    /** Does something by one statement, which is a transaction of its own. */
    <T> T single(String purpose, Work<T> work) {
        return attempt(purpose, connection -> {
            if (!connection.getAutoCommit()) {
                return inTransaction(connection, work);
            }
            return work.on(on(connection));
        });
    }

    /** Statements for a connection. */
    Sql on(Connection connection) {
        return new Sql(connection, dialect.countsBatches());
    }

    /** Sees to it that a killed database has what it confirmed, where the user may do so. */
    void makeDurable(String url) {
        dialect.durability(url).ifPresent(statement -> {
            try {
                single("set how it writes", sql -> sql.update(statement));
            } catch (JobStoreException e) {
                failures.warnOf(
                        "What the database confirms may be lost if its process is killed; let its administrator run "
                                + statement + ".",
                        e);
            }
        });
    }

    private <T> T attempt(String purpose, ConnectedWork<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS
                        || !dialect.isRepeatable(e)
                        || Thread.currentThread().isInterrupted()) {
                    throw failures.of(purpose, e, attempt);
                }
                pause(attempt);
            }
        }
    }

    private <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int isolation = prepareIsolation(connection);
        connection.setAutoCommit(false);
        try {
            T result = work.on(on(connection));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            restore(connection, autoCommit, isolation);
        }
    }

    /** Under a stricter isolation a transaction would not see what those before it have done. */
    private int prepareIsolation(Connection connection) throws SQLException {
        if (ownConnections || !dialect.hasReadCommitted()) {
            return Connection.TRANSACTION_NONE;
        }
        int isolation = connection.getTransactionIsolation();
        if (isolation == Connection.TRANSACTION_READ_COMMITTED) {
            return Connection.TRANSACTION_NONE;
        }
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return isolation;
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** A connection that cannot be put back as it was is broken; its pool finds that out by itself. */
    private static void restore(Connection connection, boolean autoCommit, int isolation) {
        try {
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
            if (isolation != Connection.TRANSACTION_NONE) {
                connection.setTransactionIsolation(isolation);
            }
        } catch (SQLException e) {
            Failures.unimportant("A connection could not be put back as it was.", e);
        }
    }

    private static void pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE_NANOS, TimeUnit.MILLISECONDS.toNanos(2) << attempt);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
    }

    /** The store's now, in microseconds. */
    long now(Sql sql) throws SQLException {
        if (clock == null) {
            return micros(context.clock().instant());
        }
        return sql.query(1, Database::readTime, clock).get(0);
    }

    private static long readTime(ResultSet row) throws SQLException {
        Object time = row.getObject(1);
        if (time instanceof Number number) {
            return number.longValue();
        }
        return micros(
                time instanceof java.sql.Timestamp timestamp
                        ? timestamp.toInstant()
                        : row.getObject(1, OffsetDateTime.class).toInstant());
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    /** Something done on a connection. */
    interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    private interface ConnectedWork<T> {
        T on(Connection connection) throws SQLException;
    }
}
