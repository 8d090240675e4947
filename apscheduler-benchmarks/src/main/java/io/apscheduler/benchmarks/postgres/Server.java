package io.apscheduler.benchmarks.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL server of its own, as durable as it is by default, that counts statements. Thread-safe.
 *
 * <p>What the server's program would do otherwise for the sake of tests, which is not to wait for the disk, is undone.
 */
public final class Server implements AutoCloseable {
    private static final String COUNTS = "select (select coalesce(sum(calls), 0) from pg_stat_statements),"
            + " (select xact_commit from pg_stat_database where datname = 'postgres'), pg_current_wal_lsn() - '0/0'::pg_lsn";

    private final EmbeddedPostgres running;
    private final Path folder;

    private Server(EmbeddedPostgres running, Path folder) {
        this.running = running;
        this.folder = folder;
    }

    /** Starts one. */
    public static Server start() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("measured-postgres");
        EmbeddedPostgres running = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_connections", "200")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_utility", "off")
                .start();
        Server server = new Server(running, folder);
        server.execute("create extension pg_stat_statements");
        server.execute("create extension pg_walinspect");
        return server;
    }

    /** The URL of its database. */
    public String url() {
        return running.getJdbcUrl("postgres", "postgres");
    }

    /** A pool of connections. */
    public HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    /** Runs a statement, or several. */
    public void execute(String statements) throws SQLException {
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /** The number that answers a question. */
    public long number(String question) throws SQLException {
        try (Connection connection = running.getPostgresDatabase().getConnection()) {
            return numbers(connection, question)[0];
        }
    }

    /** What it has done so far, as soon as all of its processes have told. */
    public Counts counts() throws IOException, SQLException, InterruptedException {
        Thread.sleep(1_200); // a process tells what it has done when it has been idle for a second
        double cpu = cpuSeconds();
        try (Connection connection = running.getPostgresDatabase().getConnection()) {
            long[] found = numbers(connection, COUNTS);
            return new Counts(found[0], found[1], found[2], cpu);
        }
    }

    /** How much it has done since. */
    public Usage since(Counts then) throws IOException, SQLException, InterruptedException {
        Counts now = counts();
        try (Connection connection = running.getPostgresDatabase().getConnection()) {
            long[] log = numbers(
                    connection,
                    String.format(
                            "select coalesce(sum(record_size), 0), coalesce(sum(fpi_size), 0)"
                                    + " from pg_get_wal_stats('0/0'::pg_lsn + %d, '0/0'::pg_lsn + %d)",
                            then.walPosition(), now.walPosition()));
            return new Usage(
                    now.statements() - then.statements(),
                    now.commits() - then.commits(),
                    log[0],
                    log[1],
                    now.cpuSeconds() - then.cpuSeconds());
        }
    }

    /** The process that was started only starts another: the server writes its own number down. */
    private double cpuSeconds() throws IOException {
        String number = Files.readAllLines(folder.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(number)).map(CpuTime::of).orElse(Double.NaN);
    }

    private static long[] numbers(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            long[] found = new long[row.getMetaData().getColumnCount()];
            for (int i = 0; i < found.length; i++) {
                found[i] = row.getLong(i + 1);
            }
            return found;
        }
    }

    /** Ends it, and deletes its files. */
    @Override
    public void close() throws IOException {
        running.close();
    }
}
