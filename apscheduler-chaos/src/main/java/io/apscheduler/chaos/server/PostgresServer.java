package io.apscheduler.chaos.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server of its own that waits for the disk, as it does unless told otherwise. */
final class PostgresServer implements Server {
    private static final Map<String, String> SETTINGS =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on", "max_connections", "60");

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    private PostgresServer(Path folder, int port, EmbeddedPostgres running) {
        this.folder = folder;
        this.port = port;
        this.running = running;
    }

    static PostgresServer in(Path folder) throws IOException {
        int port = Ports.free();
        Path data = folder.resolve("data");
        return new PostgresServer(data, port, run(data, port));
    }

    private static EmbeddedPostgres run(Path folder, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(2));
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String uri(int reachedAt) {
        return "jdbc:postgresql://127.0.0.1:" + reachedAt + "/postgres?user=postgres";
    }

    @Override
    public void kill() throws IOException {
        // Not the process that was started, which only starts another: the server writes its own number down.
        long number = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
        ProcessHandle first = ProcessHandle.of(number).orElseThrow(() -> new IOException("PostgreSQL is not running."));
        List<ProcessHandle> others = first.descendants().toList();
        first.destroyForcibly();
        others.forEach(ProcessHandle::destroyForcibly);
        first.onExit().join();
        others.forEach(process -> process.onExit().join());
        running.close();
    }

    @Override
    public void start() throws IOException {
        // Who was started at the last moment before the kill ends by itself, and until then the server does not start.
        Patience.until("PostgreSQL", () -> running = run(folder, port));
    }

    @Override
    public Closeable fill() {
        return Connections.of(() -> DriverManager.getConnection(uri(port)));
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
