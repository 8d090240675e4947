package io.apscheduler.chaos.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports. */
final class Ports {
    private static final int FIRST = 20_000;

    /** From here on systems give ports to clients: one could have a server's port while that is down. */
    private static final int END = 32_000;

    private static final int MOST_ATTEMPTS = 1_000;

    private Ports() {}

    /** One that nobody listens on now, and no client gets. */
    static int free() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
