package io.apscheduler.chaos.server;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Connections that nobody but a fault has a use for. */
final class Connections implements Closeable {
    private static final int ENOUGH = 1_000;
    private final List<AutoCloseable> taken;

    private Connections(List<AutoCloseable> taken) {
        this.taken = taken;
    }

    /** All that can be had, and for a while more, as those in use are given back. */
    static Connections of(Source source) {
        List<AutoCloseable> taken = new ArrayList<>();
        try {
            while (taken.size() < ENOUGH) {
                taken.add(source.connect());
            }
        } catch (Exception e) { // there is none left, which is what was wanted
            return new Connections(taken);
        }
        return new Connections(taken);
    }

    /** Makes one connection, or fails. */
    interface Source {
        AutoCloseable connect() throws Exception;
    }

    static void check(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.isValid(1);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable each : taken) {
            try {
                each.close();
            } catch (Exception e) {
                // The server has ended it meanwhile.
            }
        }
    }
}
