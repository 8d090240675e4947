package io.apscheduler.store.jdbc;

import io.apscheduler.spi.Standing;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Listens to what other nodes tell, on a thread and a connection of its own. The connection may be lost: hints are missing then,
 * nothing else. Thread-safe.
 */
final class PostgresEar implements Runnable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DataSource source;
    private final PostgresHints hints;
    private final Database database;
    private final Thread thread;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    PostgresEar(DataSource source, PostgresHints hints, Database database) {
        this.source = source;
        this.hints = hints;
        this.database = database;
        this.thread = new Thread(
                this,
                "apscheduler-" + database.context().scheduler() + "-"
                        + database.context().alias() + "-hints");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void close() {
        closed = true;
        Connection open = connection;
        if (open != null) {
            drop(open);
        }
        LockSupport.unpark(thread);
    }

    private static void drop(Connection open) {
        try {
            open.abort(Runnable::run);
        } catch (SQLException e) {
            Failures.unimportant("A connection could not be dropped.", e);
        }
    }

    @Override
    public void run() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try (Connection open = source.getConnection()) {
                connection = open;
                listen(open);
            } catch (SQLException | ReflectiveOperationException e) {
                if (!closed) {
                    Failures.unimportant("Hints from other nodes are missing for a while.", e);
                    LockSupport.parkNanos(this, PAUSE_NANOS);
                }
            }
        }
    }

    private void listen(Connection open) throws SQLException, ReflectiveOperationException {
        try (Statement statement = open.createStatement()) {
            statement.execute("listen \"" + hints.channel() + "\"");
        }
        Class<?> postgres = PostgresDriver.type(open, "PGConnection");
        Method take = postgres.getMethod("getNotifications", int.class);
        Method text = PostgresDriver.type(open, "PGNotification").getMethod("getParameter");
        Object listening = open.unwrap(postgres);
        while (!closed) {
            hear((Object @Nullable []) PostgresDriver.called(take, listening, PATIENCE_MILLIS), text);
        }
    }

    private void hear(Object @Nullable [] notifications, Method text)
            throws SQLException, ReflectiveOperationException {
        if (notifications == null) {
            return;
        }
        long due = Standing.NEVER;
        for (Object notification : notifications) {
            due = Math.min(due, hints.read(String.valueOf(PostgresDriver.called(text, notification))));
        }
        if (due != Standing.NEVER && !closed) {
            database.context().wake().accept(due);
        }
    }
}
