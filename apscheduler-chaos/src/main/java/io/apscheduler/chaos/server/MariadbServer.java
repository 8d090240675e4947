package io.apscheduler.chaos.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A MariaDB server of its own, from the unpacked archive that the profile {@code mariadb} provides, which waits for the disk. */
final class MariadbServer implements Server {
    private final Path base;
    private final Path folder;
    private final int port;
    private Process running;

    private MariadbServer(Path base, Path folder, int port, Process running) {
        this.base = base;
        this.folder = folder;
        this.port = port;
        this.running = running;
    }

    static MariadbServer in(Path folder, Path archive) throws IOException {
        if (!Files.isDirectory(archive)) {
            throw new IOException("There is no MariaDB in " + archive + ". Build with: mvn -Pmariadb.");
        }
        Path base = unpacked(archive);
        Files.createDirectories(folder);
        List<String> install = new ArrayList<>(
                List.of(base.resolve("scripts/mariadb-install-db").toString(), "--no-defaults", "--basedir=" + base));
        install.add("--auth-root-authentication-method=normal");
        Process installing = run(install, folder);
        if (installing.onExit().join().exitValue() != 0) {
            throw new IOException("MariaDB was not installed: see " + folder.resolve("server.log") + ".");
        }
        int port = Ports.free();
        MariadbServer server = new MariadbServer(base, folder, port, installing);
        server.start();
        return server;
    }

    private static Path unpacked(Path archive) throws IOException {
        Path base;
        try (Stream<Path> files = Files.walk(archive)) {
            base = files.filter(file -> Files.exists(file.resolve("scripts/mariadb-install-db")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no MariaDB in " + archive + "."));
        }
        try (Stream<Path> programs = Files.walk(base)) {
            programs.filter(file -> file.toString().matches(".*/(bin|scripts)/[^/]+"))
                    .forEach(file -> file.toFile().setExecutable(true));
        }
        return base.toAbsolutePath();
    }

    private static Process run(List<String> command, Path folder) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.add("--datadir=" + folder.resolve("data"));
        // Two servers with one directory for temporary tables remove each other's.
        all.add("--tmpdir=" + folder);
        all.add("--user=" + System.getProperty("user.name"));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String uri(int reachedAt) {
        return "jdbc:mariadb://127.0.0.1:" + reachedAt + "/test?user=root";
    }

    @Override
    public void kill() {
        running.destroyForcibly().onExit().join();
    }

    @Override
    public void start() throws IOException {
        List<String> command =
                new ArrayList<>(List.of(base.resolve("bin/mariadbd").toString(), "--no-defaults"));
        command.addAll(List.of(
                "--basedir=" + base,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("socket"),
                "--max-connections=60",
                "--innodb-flush-log-at-trx-commit=1",
                "--skip-ssl"));
        running = run(command, folder);
        Patience.until("MariaDB", () -> {
            Connections.check(uri(port));
            return true;
        });
    }

    @Override
    public Closeable fill() {
        return Connections.of(() -> DriverManager.getConnection(uri(port)));
    }

    @Override
    public void close() {
        kill();
    }
}
