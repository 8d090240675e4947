package io.apscheduler.store.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/** Derby, in the process or as a server. It tells the time only as a wall clock shows it, so nodes go by their machines'. */
final class DerbyDialect extends Dialect {
    private static final String ALREADY_THERE = "X0Y32";

    DerbyDialect() {
        super("derby");
    }

    @Override
    int keysAtOnce() {
        return 1;
    }

    @Override
    Optional<String> clock(String url) {
        return Optional.empty();
    }

    @Override
    boolean isAlreadyThere(SQLException failure) {
        return ALREADY_THERE.equals(failure.getSQLState());
    }
}
