package io.apscheduler.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.RedisServer;

final class RedisCommandsTest extends ServerCommands {
    private int port;
    private RedisServer server;

    @Override
    void startServer(Path temporary) throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .setting("dir " + temporary)
                .build();
        server.start();
    }

    @Override
    void stopServer() throws IOException {
        server.stop();
    }

    @Override
    List<String> storeNamed(String alias) {
        String start = "apscheduler.jobstore." + alias + ".";
        return List.of(start + "class = redis", start + "uri = redis://127.0.0.1:" + port, start + "prefix = " + alias);
    }
}
