package io.apscheduler.store.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/** Microsoft SQL Server. */
final class SqlServerDialect extends Dialect {
    private static final int ALREADY_THERE = 2714;
    private static final int INDEX_ALREADY_THERE = 1913;

    SqlServerDialect() {
        super("sqlserver");
    }

    @Override
    String limit() {
        return " offset 0 rows fetch next ? rows only";
    }

    @Override
    Optional<String> clock(String url) {
        return Optional.of("select datediff_big(microsecond, '1970-01-01', sysutcdatetime())");
    }

    @Override
    boolean isAlreadyThere(SQLException failure) {
        return failure.getErrorCode() == ALREADY_THERE || failure.getErrorCode() == INDEX_ALREADY_THERE;
    }
}
