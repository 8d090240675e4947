package io.apscheduler.store.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** In a database of its own: its open transactions would keep the server from tidying up what other tests count. */
final class PostgresTransactionTest extends CallersTransaction {
    private static final String URL = made();

    PostgresTransactionTest() {
        super(URL);
    }

    private static String made() {
        String url = PostgresServer.url(PostgresServer.NEW);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create database callers");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return url.replace("/postgres?", "/callers?");
    }
}
