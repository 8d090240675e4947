package io.apscheduler.store.jdbc;

import io.apscheduler.job.StoreTransaction;
import java.sql.Connection;
import java.util.Objects;

/**
 * A transaction on a connection of the caller's, to the database that a JDBC store keeps its jobs in. The store runs its
 * statements on it; it neither commits, rolls back nor closes. Immutable; to be used on one thread at a time, as the
 * connection is.
 *
 * <pre>{@code
 * connection.setAutoCommit(false);
 * insertOrder(connection, order);
 * scheduler.schedule(JobSpec.of(Task.of(Mails::confirm, order.id()), now()), JdbcTransaction.on(connection));
 * connection.commit();
 * }</pre>
 */
public final class JdbcTransaction implements StoreTransaction {
    private final Connection connection;

    private JdbcTransaction(Connection connection) {
        this.connection = connection;
    }

    /**
     * The transaction that is under way on a connection, or begins with the next statement.
     *
     * @param connection not in auto-commit mode when the transaction is used; to the same database as the store's, and as a
     *     user who may write to the store's tables
     */
    public static JdbcTransaction on(Connection connection) {
        return new JdbcTransaction(Objects.requireNonNull(connection, "connection"));
    }

    Connection connection() {
        return connection;
    }
}
