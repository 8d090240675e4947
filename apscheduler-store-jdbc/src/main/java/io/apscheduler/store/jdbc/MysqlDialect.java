package io.apscheduler.store.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/** MySQL 8, and MariaDB 10.6 and later. */
final class MysqlDialect extends Dialect {
    /** Not by way of a wall clock, which shows an hour of the year twice. */
    static final String NOW = "timestampdiff(microsecond, '1970-01-01 00:00:00', utc_timestamp(6))";

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int CHANGED_SINCE_READ = 1020;

    MysqlDialect() {
        super("mysql");
    }

    @Override
    String quote() {
        return "`";
    }

    @Override
    String limit() {
        return " limit ?";
    }

    @Override
    Optional<String> clock(String url) {
        return Optional.of("select " + NOW);
    }

    @Override
    String rowLock() {
        return " for update";
    }

    @Override
    Verbs verbs(Database database, int scheduler) {
        return new MysqlVerbs(database, scheduler);
    }

    @Override
    boolean isRepeatable(SQLException failure) {
        int code = failure.getErrorCode();
        return super.isRepeatable(failure) || code == LOCK_WAIT_TIMEOUT || code == CHANGED_SINCE_READ;
    }
}
