package io.apscheduler.chaos.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.embedded.core.ExecutableProvider;

/** A Redis server of its own that has each change on disk before it answers. */
final class RedisServer implements Server {
    private final Path folder;
    private final String program;
    private final int port;
    private Process running;

    private RedisServer(Path folder, String program, int port, Process running) {
        this.folder = folder;
        this.program = program;
        this.port = port;
        this.running = running;
    }

    static RedisServer in(Path folder) throws IOException {
        String program = ExecutableProvider.newJarResourceProvider().get().getPath();
        int port = Ports.free();
        RedisServer server = new RedisServer(folder, program, port, run(folder, program, port));
        server.awaitAnswer();
        return server;
    }

    private static Process run(Path folder, String program, int port) throws IOException {
        Files.createDirectories(folder);
        List<String> command = List.of(
                program,
                "--port",
                "" + port,
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--maxclients",
                "60");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
    }

    private void awaitAnswer() throws IOException {
        Patience.until("Redis", () -> {
            try (Jedis client = new Jedis("127.0.0.1", port)) {
                return client.ping();
            }
        });
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String uri(int reachedAt) {
        return "redis://127.0.0.1:" + reachedAt;
    }

    @Override
    public void kill() {
        running.destroyForcibly().onExit().join();
    }

    @Override
    public void start() throws IOException {
        running = run(folder, program, port);
        awaitAnswer();
    }

    @Override
    public Closeable fill() {
        return Connections.of(() -> {
            Jedis client = new Jedis("127.0.0.1", port);
            client.ping();
            return client;
        });
    }

    @Override
    public void close() {
        kill();
    }
}
