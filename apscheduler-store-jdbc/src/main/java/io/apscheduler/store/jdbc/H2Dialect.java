package io.apscheduler.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Locale;
import java.util.Optional;

/** H2, in the process or as a server. */
final class H2Dialect extends Dialect {
    private static final int LOCK_TIMEOUT = 50200;
    private static final int CONCURRENT_UPDATE = 90131;
    private static final int IN_USE = 90020;

    H2Dialect() {
        super("h2");
    }

    /** Whether somebody has the files of the database: perhaps one who is about to end, and soon gives them free. */
    static boolean isInUse(SQLException failure) {
        return failure.getErrorCode() == IN_USE && failure instanceof SQLNonTransientConnectionException;
    }

    /** Sets up a pool, if it is one to H2. */
    static void prepare(String url, HikariConfig config) {
        if (url.startsWith("jdbc:h2:") && config.getExceptionOverrideClassName() == null) {
            config.setExceptionOverride(new H2Faults());
        }
    }

    @Override
    int keysAtOnce() {
        return 1;
    }

    @Override
    Optional<String> clock(String url) {
        return url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:")
                ? Optional.of("select cast(extract(epoch from current_timestamp(6)) * 1000000 as bigint)")
                : Optional.empty();
    }

    @Override
    Optional<String> durability(String url) {
        return url.startsWith("jdbc:h2:mem:") || url.toUpperCase(Locale.ROOT).contains("WRITE_DELAY")
                ? Optional.empty()
                : Optional.of("set write_delay 0");
    }

    @Override
    Texts texts() {
        return new Texts(false);
    }

    @Override
    boolean isRepeatable(SQLException failure) {
        return super.isRepeatable(failure)
                || failure.getErrorCode() == LOCK_TIMEOUT
                || failure.getErrorCode() == CONCURRENT_UPDATE;
    }
}
