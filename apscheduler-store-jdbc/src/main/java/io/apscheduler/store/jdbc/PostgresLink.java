package io.apscheduler.store.jdbc;

/**
 * How statements are sent: each alone where the connections are set up for the exchange, else with what sets them up in one
 * transaction, which takes more round trips. Thread-safe.
 */
final class PostgresLink {
    private static final String IS_SET_UP = "select " + PostgresDialect.ARE_SET
            + " and current_setting('default_transaction_isolation') = 'read committed'";
    private static final String SET_UP = "select " + PostgresDialect.SETTINGS.formatted("true");

    private final Database database;
    private final boolean isSetUp;

    private PostgresLink(Database database, boolean isSetUp) {
        this.database = database;
        this.isSetUp = isSetUp;
    }

    /** Looks how the connections are set up. */
    static PostgresLink to(Database database) {
        boolean isSetUp = database.single(
                "look at its settings",
                sql -> sql.query(1, row -> row.getBoolean(1), IS_SET_UP).get(0));
        return new PostgresLink(database, isSetUp);
    }

    <T> T run(String purpose, Database.Work<T> work) {
        if (isSetUp) {
            return database.single(purpose, work);
        }
        return database.transact(purpose, sql -> {
            sql.any(SET_UP);
            return work.on(sql);
        });
    }
}
