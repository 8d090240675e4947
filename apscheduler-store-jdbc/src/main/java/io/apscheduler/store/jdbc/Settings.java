package io.apscheduler.store.jdbc;

import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a store was made with. Immutable.
 *
 * @param url the database's URL, empty where there is a data source
 * @param dataSource the caller's own connections, null where there is a URL
 * @param table schema and prefix of the tables
 * @param pool settings of the connection pool, by HikariCP's names
 */
record Settings(
        String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable DataSource dataSource,
        String table,
        SchemaMode schema,
        Map<String, String> pool) {
    Settings {
        pool = Map.copyOf(pool);
    }

    Redaction redaction() {
        return new Redaction(url, password);
    }

    /** Where the jobs are, without passwords. */
    @Override
    public String toString() {
        return "tables " + table + " at "
                + (dataSource == null ? redaction().hideIn(url) : "a data source of the caller's");
    }
}
