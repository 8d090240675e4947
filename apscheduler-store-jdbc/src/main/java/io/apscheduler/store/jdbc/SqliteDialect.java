package io.apscheduler.store.jdbc;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * SQLite: one writer at a time, all on one machine. A transaction says at its start that it will write, since one that
 * finds out later may have to be given up.
 */
final class SqliteDialect extends Dialect {
    static final Map<String, String> DRIVER_PROPERTIES = Map.of(
            "transaction_mode", "IMMEDIATE", "busy_timeout", "5000", "journal_mode", "WAL", "synchronous", "FULL");

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int PRIMARY_CODE = 0xFF;

    SqliteDialect() {
        super("sqlite");
    }

    @Override
    String limit() {
        return " limit ?";
    }

    @Override
    Optional<String> clock(String url) {
        return Optional.empty();
    }

    @Override
    Texts texts() {
        return new Texts(false);
    }

    @Override
    boolean isRepeatable(SQLException failure) {
        int code = failure.getErrorCode() & PRIMARY_CODE;
        return code == BUSY || code == LOCKED;
    }

    @Override
    boolean hasReadCommitted() {
        return false;
    }
}
