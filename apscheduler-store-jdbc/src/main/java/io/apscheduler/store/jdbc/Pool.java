package io.apscheduler.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.apscheduler.spi.StoreContext;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Opens and closes the connections of a store. */
final class Pool {
    /** What the pool must not be told, since the store's own options say it. */
    private static final Set<String> OWN = Set.of(
            "jdbcurl",
            "username",
            "password",
            "driverclassname",
            "datasourceclassname",
            "datasourcejndi",
            "datasource");

    private static final int CONNECTIONS = 5;
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Pool() {}

    /**
     * The connections of a store: the caller's own, or a new pool, which {@link #close} closes.
     *
     * @throws SQLException if the database cannot be reached
     */
    static DataSource open(Settings settings, StoreContext context) throws SQLException {
        DataSource given = settings.dataSource();
        if (given != null) {
            return given;
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("apscheduler-" + context.scheduler() + "-" + context.alias());
        config.setDataSource(new UrlDataSource(settings));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        if (settings.url().startsWith("jdbc:sqlite:")) {
            config.setMaximumPoolSize(1);
        } else {
            config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        }
        // These tell the server of each change of that mode, so it is left as each transaction needs it.
        config.setAutoCommit(
                !settings.url().startsWith("jdbc:mysql:") && !settings.url().startsWith("jdbc:mariadb:"));
        apply(settings.pool(), config);
        PostgresDialect.prepare(settings.url(), config);
        H2Dialect.prepare(settings.url(), config);
        for (int attempt = 1; ; attempt++) {
            try {
                return new HikariDataSource(config);
            } catch (PoolInitializationException e) {
                SQLException cause = e.getCause() instanceof SQLException known
                        ? known
                        : new SQLException(e.getMessage(), "08001", e);
                if (attempt == ATTEMPTS || !H2Dialect.isInUse(cause)) {
                    throw cause;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    static void close(DataSource source, Settings settings) {
        if (settings.dataSource() == null && source instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    /** What is wrong with a setting of the pool, as the end of a sentence; empty if nothing. */
    static Optional<String> fault(String key, String value) {
        if (OWN.contains(key.toLowerCase(Locale.ROOT)) || key.startsWith("dataSource")) {
            return Optional.of("given by an option of the store itself, such as url, not of its pool");
        }
        try {
            apply(Map.of(key, value), new HikariConfig());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("a setting that HikariCP knows, with a value that it takes");
        }
    }

    private static void apply(Map<String, String> settings, HikariConfig config) {
        Properties properties = new Properties();
        properties.putAll(settings);
        com.zaxxer.hikari.util.PropertyElf.setTargetFromProperties(config, properties);
    }
}
