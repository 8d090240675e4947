package io.apscheduler.chaos.server;

import java.io.Closeable;
import java.io.IOException;

/** A server with the store that is tried, which keeps what it has confirmed. Thread-safe but for its life cycle. */
public interface Server extends AutoCloseable {
    /** Where it listens. */
    int port();

    /** How the store is reached through a port of this machine: the server's, or that of a proxy before it. */
    String uri(int port);

    /** Ends it as a kill does, and with it all connections. */
    void kill() throws IOException;

    /** Starts it again, with what it had. */
    void start() throws IOException;

    /**
     * Takes up all connections that it allows.
     *
     * @return gives them back when closed
     * @throws UnsupportedOperationException if there is no limit to reach
     */
    Closeable fill();

    @Override
    void close() throws IOException;
}
