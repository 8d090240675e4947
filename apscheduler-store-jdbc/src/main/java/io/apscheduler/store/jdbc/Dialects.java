package io.apscheduler.store.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The databases that are known. */
final class Dialects {
    private static final String ANY = "any";

    private static final Map<String, Supplier<Dialect>> BY_NAME = Map.of(
            "postgresql",
            PostgresDialect::new,
            "mysql",
            MysqlDialect::new,
            "mariadb",
            MysqlDialect::new,
            "h2",
            H2Dialect::new,
            "hsqldb",
            HsqldbDialect::new,
            "derby",
            DerbyDialect::new,
            "sqlite",
            SqliteDialect::new,
            "sqlserver",
            SqlServerDialect::new,
            "oracle",
            OracleDialect::new,
            ANY,
            Dialect::new);

    /** What the names of products contain, where that is not the dialect's name. */
    private static final Map<String, String> PRODUCTS = Map.of("hsql", "hsqldb", "sql server", "sqlserver");

    private Dialects() {}

    /** The dialect of the database at the other end of a connection. */
    static Dialect of(DatabaseMetaData database) throws SQLException {
        return named(nameOf(database)).orElseThrow();
    }

    private static String nameOf(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName().toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> entry : PRODUCTS.entrySet()) {
            if (product.contains(entry.getKey())) {
                return entry.getValue();
            }
        }
        return BY_NAME.keySet().stream().filter(product::contains).findFirst().orElse(ANY);
    }

    /** The dialect of that name; empty if there is none. */
    static Optional<Dialect> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).map(Supplier::get);
    }

    /** The names of all dialects, in order. */
    static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }
}
