package io.apscheduler.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers everything with one refusal. */
final class Stub implements AutoCloseable {
    private final ServerSocket door;
    private final byte[] reply;

    Stub(String refusal) {
        reply = ("-" + refusal + "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "stub");
        thread.setDaemon(true);
        thread.start();
    }

    String uri() {
        return "redis://127.0.0.1:" + door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                InputStream in = socket.getInputStream();
                byte[] bytes = new byte[1 << 16];
                while (in.read(bytes) >= 0) {
                    socket.getOutputStream().write(reply);
                }
            } catch (IOException e) {
                // The store has gone, or the test has ended.
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
