package io.apscheduler.store.jdbc;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a data source must have beside connections, and nobody asks of this one. */
interface DataSourceBasics extends DataSource {
    @Override
    default @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    default void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    default void setLoginTimeout(int seconds) {}

    @Override
    default int getLoginTimeout() {
        return 5;
    }

    @Override
    default Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("This data source does not log.");
    }

    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("This data source wraps none.");
    }

    @Override
    default boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
