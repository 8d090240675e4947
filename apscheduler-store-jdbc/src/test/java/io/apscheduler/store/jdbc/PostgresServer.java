package io.apscheduler.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** PostgreSQL servers for tests: one of each version, started when first asked for. */
final class PostgresServer {
    static final String OLD = System.getProperty("postgres.old.version");
    static final String NEW = System.getProperty("postgres.new.version");

    /** One object for each version, since the programs are unpacked anew for another object. */
    private static final Map<String, PgBinaryResolver> RESOLVERS = new ConcurrentHashMap<>();

    private static final Map<String, EmbeddedPostgres> RUNNING = new ConcurrentHashMap<>();

    private PostgresServer() {}

    /** The URL of a database on the server of that version. */
    static String url(String version) {
        return RUNNING.computeIfAbsent(version, PostgresServer::start).getJdbcUrl("postgres", "postgres");
    }

    private static EmbeddedPostgres start(String version) {
        try {
            return EmbeddedPostgres.builder()
                    .setPgBinaryResolver(binariesOf(version))
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("shared_preload_libraries", "")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PgBinaryResolver binariesOf(String version) {
        return RESOLVERS.computeIfAbsent(version, known -> (system, machine) -> binaries(known));
    }

    private static InputStream binaries(String version) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("postgres.directory")))) {
            Path jar = files.filter(file -> file.toString().endsWith("-" + version + ".jar"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile archive = new JarFile(jar.toFile())) {
                JarEntry packed = archive.stream()
                        .filter(entry -> entry.getName().endsWith(".txz"))
                        .findFirst()
                        .orElseThrow();
                return new ByteArrayInputStream(archive.getInputStream(packed).readAllBytes());
            }
        }
    }
}
