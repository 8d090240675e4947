package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.now;

import io.apscheduler.Scheduler;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.store.jdbc.JdbcTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Orders in a database that also keeps the jobs: what belongs together is committed together. */
public final class Orders {
    private static volatile @Nullable DataSource database;

    private Orders() {}

    /** Says where the orders are, and the jobs. */
    public static void in(DataSource source) {
        database = source;
    }

    // region schedule
    /** Takes an order, and has it invoiced: both, or neither. */
    public static void take(Scheduler scheduler, String order) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            execute(connection, "insert into orders (id, invoiced) values (?, 0)", order);
            scheduler.schedule(
                    JobSpec.of(Task.of(Orders::invoice, order), now()).id("invoice " + order),
                    JdbcTransaction.on(connection));
            connection.commit();
        }
    }
    // endregion

    // region complete
    /** Invoices an order, once: the note of it and the record of the run are committed together. */
    public static void invoice(String order) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            execute(connection, "update orders set invoiced = invoiced + 1 where id = ?", order);
            JobContext.current().complete(JdbcTransaction.on(connection));
            connection.commit();
        }
    }
    // endregion

    private static Connection connect() throws SQLException {
        return Objects.requireNonNull(database, "Say first where the database is.")
                .getConnection();
    }

    private static void execute(Connection connection, String sql, String order) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, order);
            statement.executeUpdate();
        }
    }
}
