package io.apscheduler.store.redis;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands between a store and its server, counts requests, and cuts connections where told to. Thread-safe. */
final class Proxy implements AutoCloseable {
    /** Where a connection is cut. */
    enum Cut {
        NOWHERE,
        /** Half of the request reaches the server. */
        IN_THE_REQUEST,
        /** The server does what was asked, and its reply is lost. */
        BEFORE_THE_REPLY
    }

    private final ServerSocket door;
    private final int target;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Predicate<Integer> cuts = size -> false;
    private volatile Cut cut = Cut.NOWHERE;

    Proxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    String uri() {
        return "redis://127.0.0.1:" + door.getLocalPort();
    }

    /** How many pieces of data came from the store, each one request or a part of one. */
    int requests() {
        return requests.get();
    }

    /** The next request is cut. */
    void cutNext(Cut where) {
        AtomicInteger left = new AtomicInteger(1);
        cuts = size -> left.getAndDecrement() > 0;
        cut = where;
    }

    /** Requests are cut whenever the predicate, given their size in bytes, says so. */
    void cutWhenever(Cut where, Predicate<Integer> which) {
        cuts = which;
        cut = where;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket store = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Line line = new Line(store, server);
                daemon(line::requests);
                daemon(line::replies);
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        shut(door);
    }

    private static void shut(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    private final class Line {
        private final Socket store;
        private final Socket server;
        private volatile boolean mute;

        Line(Socket store, Socket server) {
            this.store = store;
            this.server = server;
        }

        void requests() {
            pump(store, server, true);
        }

        void replies() {
            pump(server, store, false);
        }

        private void pump(Socket from, Socket to, boolean request) {
            byte[] bytes = new byte[1 << 20];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (request) {
                        requests.incrementAndGet();
                        if (cut != Cut.NOWHERE && cuts.test(count)) {
                            mute = true;
                            out.write(bytes, 0, cut == Cut.IN_THE_REQUEST ? count / 2 : count);
                            out.flush();
                            if (cut == Cut.BEFORE_THE_REPLY) {
                                continue;
                            }
                            break;
                        }
                    } else if (mute) {
                        break;
                    }
                    out.write(bytes, 0, count);
                }
            } catch (IOException e) {
                // The other side was shut.
            }
            shut(store);
            shut(server);
        }
    }
}
