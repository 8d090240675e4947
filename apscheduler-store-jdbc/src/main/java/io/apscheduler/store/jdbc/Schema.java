package io.apscheduler.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.apscheduler.spi.JobStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of a store: makes them or brings them up to date, or only checks them. Each version has a file of statements;
 * the version reached is written down last, so that whoever is interrupted begins that version anew. Several may do so at the
 * same moment: those who lose look again. Immutable.
 */
record Schema(Database database, Tables tables) {
    static final int VERSION = 1;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcJobStore.class);
    private static final int ATTEMPTS = 15;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** All that makes tables where there are none. */
    static List<String> definitions(Dialect dialect, Tables tables) {
        List<String> all = new ArrayList<>();
        for (int version = 1; version <= VERSION; version++) {
            all.addAll(statements(dialect, tables, version));
        }
        all.add(tables.in("insert into ${scheduler} (id, name, turn) values (0, '-', 0)"));
        all.add(tables.in("insert into ${schema} (version) values (" + VERSION + ")"));
        return all;
    }

    /** The statements that lead to a version from the one before, with the names of tables put in. */
    private static List<String> statements(Dialect dialect, Tables tables, int version) {
        String file = dialect.name() + "/" + version + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The file " + file + " is missing from this library.");
            }
            String text = new String(in.readAllBytes(), UTF_8).replaceAll("(?m)^--.*\\R", "");
            return Arrays.stream(text.split(";\\R"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .map(tables::in)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the tables, or brings them to this version. */
    void migrate() {
        for (int attempt = 1; ; attempt++) {
            int version = version();
            refuseNewer(version);
            if (version == VERSION) {
                return;
            }
            try {
                migrateTo(version + 1);
                attempt = 0;
            } catch (JobStoreException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Failures.unimportant("Tables could not be made, perhaps since another process makes them.", e);
                LockSupport.parkNanos(PAUSE_NANOS * attempt);
            }
        }
    }

    private void migrateTo(int version) {
        database.transact("make version " + version + " of its tables " + tables, sql -> {
            for (String statement : statements(database.dialect(), tables, version)) {
                make(sql, statement);
            }
            if (version == 1) {
                sql.update(tables.in("insert into ${scheduler} (id, name, turn) values (0, '-', 0)"));
            }
            return sql.update(tables.in("insert into ${schema} (version) values (?)"), version);
        });
        LOG.info(
                "Job store \"{}\": made version {} of the tables {}.",
                database.context().alias(),
                version,
                tables);
    }

    private void make(Sql sql, String statement) throws SQLException {
        try {
            sql.update(statement);
        } catch (SQLException e) {
            if (!database.dialect().isAlreadyThere(e)) {
                throw e;
            }
        }
    }

    /**
     * Checks that the tables are there in this version.
     *
     * @throws JobStoreException if they are not
     */
    void validate() {
        int version = version();
        refuseNewer(version);
        if (version < VERSION) {
            throw new JobStoreException("Job store \"" + database.context().alias() + "\" needs version " + VERSION
                    + " of the tables " + tables + ", but "
                    + (version == 0 ? "they are not there" : "finds version " + version)
                    + ". Run the statements of the library's files "
                    + database.dialect().name() + "/*.sql from "
                    + (version + 1) + " on, or start a scheduler with the option schema = create, the default.");
        }
        database.single(
                "read its tables " + tables,
                sql -> sql.any(
                        tables.in("select ready, held, scheduler, " + Rows.COLUMNS + " from ${job} where 1 = 0")));
    }

    private void refuseNewer(int version) {
        if (version > VERSION) {
            throw new JobStoreException("Job store \"" + database.context().alias() + "\" finds version " + version
                    + " of the tables " + tables + ", which is newer than this library's, " + VERSION
                    + ". Use the newer library, or tables of another name.");
        }
    }

    /** The version that is there, 0 for none. */
    private int version() {
        String select = tables.in("select max(version) from ${schema}");
        return database.single("look for its tables", sql -> {
            try {
                return sql.query(1, row -> row.getInt(1), select).get(0);
            } catch (SQLException e) {
                if (Failures.isConnection(e)) {
                    throw e;
                }
                Failures.unimportant("There are no tables yet.", e);
                return 0;
            }
        });
    }

    /** The number by which the tables know a scheduler; made for one not seen before. */
    int number(String scheduler) {
        String name = database.rows().texts().key("name of the scheduler", scheduler);
        String select = tables.in("select id from ${scheduler} where name = ?");
        for (int attempt = 1; ; attempt++) {
            List<Integer> found =
                    database.single("find its number", sql -> sql.query(row -> row.getInt(1), select, name));
            if (!found.isEmpty()) {
                return found.get(0);
            }
            try {
                database.transact("register the scheduler", sql -> {
                    int next = sql.query(row -> row.getInt(1), tables.in("select max(id) + 1 from ${scheduler}"))
                            .get(0);
                    return sql.update(
                            tables.in("insert into ${scheduler} (id, name, turn) values (?, ?, 0)"), next, name);
                });
            } catch (JobStoreException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Forgets nodes that died long ago and own nothing, and what they were to be told. */
    void forgetOldNodes(int scheduler) {
        database.transact("forget nodes that died long ago", sql -> {
            long old = database.now(sql) - TimeUnit.DAYS.toMicros(30);
            sql.update(
                    tables.in("delete from ${notice} where scheduler = ? and node in"
                            + " (select id from ${node} where scheduler = ? and dead = 1)"),
                    scheduler,
                    scheduler);
            return sql.update(
                    tables.in("delete from ${node} where scheduler = ? and dead = 1 and lease_until < ? and id not in"
                            + " (select owner from ${job} where scheduler = ? and owner is not null)"),
                    scheduler,
                    old,
                    scheduler);
        });
    }
}
