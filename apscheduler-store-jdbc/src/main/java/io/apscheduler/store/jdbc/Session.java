package io.apscheduler.store.jdbc;

import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.JoinedStore;
import io.apscheduler.spi.StoreContext;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** A store that is open. Thread-safe. */
record Session(Runnable closing, Reading reading, Verbs verbs, Function<JdbcTransaction, JoinedStore> joining) {
    /**
     * Connects, and sees to the tables.
     *
     * @throws JobStoreException if something is wrong; then nothing is left open
     */
    static Session open(Settings settings, StoreContext context) {
        Failures failures = new Failures(context.alias());
        DataSource source;
        try {
            source = Pool.open(settings, context);
        } catch (SQLException e) {
            throw failures.of("connect for " + settings, e, 1);
        }
        try {
            return on(source, settings, context);
        } catch (SQLException e) {
            Pool.close(source, settings);
            throw failures.of("connect for " + settings, e, 1);
        } catch (RuntimeException e) {
            Pool.close(source, settings);
            throw e;
        }
    }

    private static Session on(DataSource source, Settings settings, StoreContext context) throws SQLException {
        Dialect dialect;
        String url;
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            dialect = Dialects.of(about);
            url = String.valueOf(about.getURL());
        }
        Tables tables = Tables.parse(settings.table(), dialect.quote()).orElseThrow();
        DataSource unpooled = settings.dataSource() == null ? new UrlDataSource(settings) : null;
        Database database = new Database(dialect, tables, new Database.Connected(source, url, unpooled), context);
        if (unpooled != null) {
            database.makeDurable(url);
        }
        Schema schema = new Schema(database, tables);
        if (settings.schema() == SchemaMode.VALIDATE) {
            schema.validate();
        } else {
            schema.migrate();
        }
        int scheduler = schema.number(context.scheduler());
        schema.forgetOldNodes(scheduler);
        return new Session(
                () -> Pool.close(source, settings),
                new Reading(database, scheduler),
                dialect.verbs(database, scheduler),
                transaction -> new JoinedJobs(database, scheduler, transaction));
    }

    void close() {
        verbs.close();
        closing.run();
    }
}
