package io.apscheduler.store.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A MariaDB server for tests, from the unpacked archive that the profile mariadb provides. */
final class MariadbServer {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static String url;

    private MariadbServer() {}

    static boolean isProvided() {
        return System.getProperty("mariadb.directory") != null;
    }

    /** The URL of an empty database; starts the server if it is the first. Test classes that run side by side share it. */
    static synchronized String url() {
        try {
            if (url == null) {
                url = start(Path.of(System.getProperty("mariadb.directory")));
            }
            return url;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String start(Path archive) throws IOException {
        Path base = find(archive, "mariadb-install-db").getParent().getParent();
        try (Stream<Path> programs = Files.walk(base)) {
            programs.filter(file ->
                            file.getParent().endsWith("bin") || file.getParent().endsWith("scripts"))
                    .map(Path::toFile)
                    .forEach(file -> file.setExecutable(true));
        }
        Path data = Files.createTempDirectory("mariadb");
        String user = "--user=" + System.getProperty("user.name");
        // Two servers with one directory for temporary tables remove each other's.
        String temporary = "--tmpdir=" + data;
        Process install = run(
                base,
                "scripts/mariadb-install-db",
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                temporary,
                user,
                "--auth-root-authentication-method=normal");
        if (install.onExit().join().exitValue() != 0) {
            throw new AssertionError("MariaDB was not installed; see server.log in " + archive);
        }
        int port = freePort();
        Process server = run(
                base,
                "bin/mariadbd",
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                temporary,
                user,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + data.resolve("socket"),
                "--skip-ssl",
                "--innodb-flush-log-at-trx-commit=2");
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        String found = "jdbc:mariadb://127.0.0.1:" + port + "/test?user=root";
        await(found, server);
        return found;
    }

    private static Path find(Path archive, String program) throws IOException {
        try (Stream<Path> files = Files.walk(archive)) {
            return files.filter(file -> file.endsWith(program)).findFirst().orElseThrow();
        }
    }

    private static Process run(Path base, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(base.resolve(program).toString()));
        command.addAll(List.of(arguments));
        File log = new File(System.getProperty("mariadb.directory"), "server.log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static void await(String url, Process server) {
        long deadline = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                DriverManager.getConnection(url).close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || !server.isAlive()) {
                    throw new AssertionError("MariaDB did not start; see its server.log: " + server.info(), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
