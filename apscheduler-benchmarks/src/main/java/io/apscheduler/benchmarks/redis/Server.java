package io.apscheduler.benchmarks.redis;

import java.io.IOException;
import java.net.ServerSocket;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** A Redis server of its own, which keeps nothing on disk. */
public final class Server implements AutoCloseable {
    private final RedisServer server;
    private final int port;

    private Server(RedisServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts one. */
    public static Server start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return new Server(server, port);
    }

    /** Where it is. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** A connection to it. */
    public Jedis client() {
        return new Jedis("127.0.0.1", port);
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
