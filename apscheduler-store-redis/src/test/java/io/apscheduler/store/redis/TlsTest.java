package io.apscheduler.store.redis;

import static io.apscheduler.store.redis.Records.context;
import static io.apscheduler.store.redis.Records.job;
import static io.apscheduler.store.redis.Records.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apscheduler.spi.JobStoreException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/** A server that speaks TLS alone. Skipped where no redis-server is installed that can. */
@ResourceLock("javax.net.ssl.trustStore")
final class TlsTest {
    private static final String PASSWORD = "changeit";
    private static final String TRUSTED = "javax.net.ssl.trustStore";
    private static final String SECRET = "javax.net.ssl.trustStorePassword";

    @TempDir
    private static Path folder;

    private static int port;
    private static Process server;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> Path.of(path, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "no redis-server is installed");
        certify("server", "DNS:localhost,IP:127.0.0.1");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = List.of(
                program.get().toString(),
                "--port",
                "0",
                "--tls-port",
                "" + port,
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--tls-cert-file",
                folder.resolve("server.crt").toString(),
                "--tls-key-file",
                folder.resolve("server.key").toString(),
                "--tls-auth-clients",
                "no");
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        trust(true);
        RedisProcess.await("the server to answer", () -> !server.isAlive() || answers());
        assumeTrue(server.isAlive(), "the redis-server that is installed has no TLS");
    }

    private static boolean answers() {
        try (Jedis jedis = new Jedis(
                new HostAndPort("localhost", port),
                DefaultJedisClientConfig.builder()
                        .sslOptions(SslOptions.defaults())
                        .build())) {
            return jedis.ping().equals("PONG");
        } catch (JedisException e) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        trust(false);
        if (server != null) {
            server.destroyForcibly();
        }
    }

    /** Makes a certificate, its key, and a file of what may be trusted. */
    private static void certify(String name, String names) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=" + names,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        write(name + ".crt", "CERTIFICATE", keys.getCertificate(name).getEncoded());
        write(
                name + ".key",
                "PRIVATE KEY",
                keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, keys.getCertificate(name));
        try (OutputStream out = Files.newOutputStream(folder.resolve("trusted.p12"))) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    private static void trust(boolean server) {
        if (server) {
            System.setProperty(TRUSTED, folder.resolve("trusted.p12").toString());
            System.setProperty(SECRET, PASSWORD);
        } else {
            System.clearProperty(TRUSTED);
            System.clearProperty(SECRET);
        }
    }

    private static void write(String file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static void works(RedisJobStore store) {
        store.open(context());
        store.add(List.of(job("a", 1)));
        assertThat(store.exchange(request("n1", 5, List.of())).claims()).hasSize(1);
        store.remove(List.of("a"));
        store.close();
    }

    @Test
    void isSpokenWhereTheUriOrTheOptionSaysSo() {
        works(RedisJobStore.at("rediss://127.0.0.1:" + port).prefix("uri").build());
        works(RedisJobStore.at("localhost", port).ssl(true).prefix("option").build());
    }

    @Test
    void isRefusedWhereTheCertificateIsNotTrusted() {
        trust(false);
        try {
            RedisJobStore store = RedisJobStore.at("rediss://127.0.0.1:" + port).build();

            assertThatThrownBy(() -> store.open(context()))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("the server's certificate is not one that the JVM trusts");
        } finally {
            trust(true);
        }
    }

    @Test
    void isMissedByAClientThatDoesNotSpeakIt() {
        RedisJobStore store = RedisJobStore.at("127.0.0.1", port).build();

        assertThatThrownBy(() -> store.open(context()))
                .isInstanceOf(JobStoreException.class)
                .hasMessageContaining("connection to 127.0.0.1:" + port + " was lost or refused");
    }
}
