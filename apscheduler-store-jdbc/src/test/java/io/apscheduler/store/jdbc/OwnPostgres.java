package io.apscheduler.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL server that keeps what it confirms, and can be killed and started again. Confined to one thread. */
final class OwnPostgres implements AutoCloseable {
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final int START_ATTEMPTS = 3;
    private static final int MOST_PORTS = 1_000;

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    private OwnPostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts a server with an empty database, its files in that folder. */
    static OwnPostgres in(Path folder) throws IOException {
        OwnPostgres server = new OwnPostgres(folder, freePort());
        server.start();
        return server;
    }

    /** None of those that clients get: one of them could have it while the server is down, and keep it from coming back. */
    private static int freePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                if (attempt == MOST_PORTS) {
                    throw e;
                }
            }
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
    }

    /** Starts it again where it was stopped or killed. */
    void start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(PostgresServer.binariesOf(PostgresServer.NEW))
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(20));
        DURABLE.forEach(builder::setServerConfig);
        running = started(builder);
    }

    /** Whoever was started at the last moment before a kill may keep it from starting, for a moment. */
    private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return builder.start();
            } catch (IOException e) {
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Kills all its processes at once, as the system does where memory is short. */
    void kill() throws IOException {
        // Not the process that was started, which only starts another: the server writes its own number down.
        long number = Files.readAllLines(folder.resolve("postmaster.pid")).stream()
                .limit(1)
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
        ProcessHandle first = ProcessHandle.of(number).orElseThrow();
        List<ProcessHandle> others = first.descendants().toList();
        first.destroyForcibly();
        others.forEach(ProcessHandle::destroyForcibly);
        first.onExit().join();
        others.forEach(process -> process.onExit().join());
        awaitOrphans();
        running.close();
    }

    /** Who was started at the last moment ends by itself, and must have done so before the server is started again. */
    private static void awaitOrphans() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (ProcessHandle.allProcesses().anyMatch(OwnPostgres::isOrphan) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static boolean isOrphan(ProcessHandle process) {
        return process.parent().map(ProcessHandle::pid).orElse(0L) == 1
                && process.info().commandLine().orElse("").contains("postgres: ");
    }

    /** Ends it in good order: whoever is connected is thrown out. */
    void stop() throws IOException {
        running.close();
    }

    /** Waits until it has noticed that its clients are gone, and has ended what they had asked for. */
    void awaitNoClients() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            boolean isAlone = false;
            while (!isAlone) {
                statement.execute("select pg_sleep(0.02)");
                try (ResultSet row = statement.executeQuery("select count(*) = 0 from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
                    row.next();
                    isAlone = row.getBoolean(1);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
