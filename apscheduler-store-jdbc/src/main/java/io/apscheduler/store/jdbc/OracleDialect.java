package io.apscheduler.store.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/** Oracle 12.2 and later. */
final class OracleDialect extends Dialect {
    private static final int ALREADY_THERE = 955;
    private static final int DEADLOCK = 60;
    private static final int CANNOT_SERIALIZE = 8177;

    OracleDialect() {
        super("oracle");
    }

    @Override
    Optional<String> clock(String url) {
        return Optional.of("select systimestamp from dual");
    }

    @Override
    Texts texts() {
        return new Texts(false);
    }

    @Override
    boolean isRepeatable(SQLException failure) {
        int code = failure.getErrorCode();
        return super.isRepeatable(failure) || code == DEADLOCK || code == CANNOT_SERIALIZE;
    }

    @Override
    boolean isAlreadyThere(SQLException failure) {
        return failure.getErrorCode() == ALREADY_THERE;
    }
}
