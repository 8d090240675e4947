package io.apscheduler.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/** A real server in a process of its own, with files in a folder of its own. Confined to one test, but for what it serves. */
final class RedisProcess implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final Path PROGRAM = program();

    private final int port;
    private final Path folder;
    private final List<String> options;
    private Process process;

    private RedisProcess(int port, Path folder, List<String> options) {
        this.port = port;
        this.folder = folder;
        this.options = options;
    }

    private static Path program() {
        try {
            return ExecutableProvider.newJarResourceProvider().get().toPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server that keeps nothing on disk, unless the options say so. */
    static RedisProcess with(String... options) {
        try {
            RedisProcess server = new RedisProcess(freePort(), Files.createTempDirectory("redis"), List.of(options));
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a sentinel that watches over one primary, and takes its word alone. */
    static RedisProcess startSentinel(String primary, RedisProcess watched) {
        try {
            Path folder = Files.createTempDirectory("sentinel");
            Path configuration = folder.resolve("sentinel.conf");
            int port = freePort();
            Files.write(
                    configuration,
                    List.of(
                            "port " + port,
                            "dir " + folder,
                            "bind 127.0.0.1",
                            "sentinel monitor " + primary + " 127.0.0.1 " + watched.port() + " 1",
                            "sentinel down-after-milliseconds " + primary + " 500",
                            "sentinel failover-timeout " + primary + " 5000"));
            RedisProcess sentinel = new RedisProcess(port, folder, List.of(configuration.toString(), "--sentinel"));
            Runtime.getRuntime().addShutdownHook(new Thread(sentinel::kill));
            sentinel.start();
            return sentinel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that is free now, and whose cluster port, 10,000 higher, is one, too. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            if (isFree(port) && isFree(port + 10_000)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts it, or starts it again with the files it has. */
    void start() {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        if (!options.contains("--sentinel")) {
            command.addAll(List.of("--port", "" + port, "--dir", folder.toString(), "--bind", "127.0.0.1"));
            command.addAll(List.of("--save", "", "--repl-diskless-sync-delay", "0"));
        }
        command.addAll(options);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("server at " + port + " to answer", this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("The server has ended; its log: " + log());
        }
        try (Jedis jedis = client()) {
            return jedis.ping().equals("PONG");
        } catch (JedisAccessControlException e) {
            return true;
        } catch (JedisException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power cut would, except that the operating system still writes what it was given. */
    void kill() {
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it, and starts it again with the files it has. */
    void restart() {
        kill();
        start();
    }

    int port() {
        return port;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String uri() {
        return "redis://" + address();
    }

    Path folder() {
        return folder;
    }

    Jedis client() {
        return new Jedis(new HostAndPort("127.0.0.1", port));
    }

    /** Whether it takes writes of its own; while that changes it throws its clients out. */
    boolean isPrimary() {
        try (Jedis jedis = client()) {
            return jedis.info("replication").contains("role:master");
        } catch (JedisConnectionException e) {
            return false;
        }
    }

    /** Waits until something holds. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + what + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void close() {
        kill();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
