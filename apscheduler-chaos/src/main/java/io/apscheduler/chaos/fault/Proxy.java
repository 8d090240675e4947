package io.apscheduler.chaos.fault;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The network between one node and the server: it can be made to let nothing through, to break connections, and to delay what
 * passes. Thread-safe.
 */
public final class Proxy implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final ServerSocket door;
    private final int target;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean frozen;
    private volatile int delayMillis;

    private Proxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** A network that works, to that port of this machine. */
    public static Proxy to(int target) throws IOException {
        Proxy proxy = new Proxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        thread(proxy::accept);
        return proxy;
    }

    /** The port at which the server is reached through it. */
    public int port() {
        return door.getLocalPort();
    }

    /** Lets nothing through, and keeps it. */
    public void freeze() {
        lock.lock();
        try {
            frozen = true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets everything through, what was kept first. */
    public void thaw() {
        lock.lock();
        try {
            frozen = false;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Breaks all connections there are. */
    public void reset() {
        lines.forEach(Line::reset);
    }

    /** Delays everything by that long, each way. */
    public void delay(int millis) {
        delayMillis = millis;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                thread(() -> connect(client));
            } catch (IOException e) {
                // Closed, or the client has gone already.
            }
        }
    }

    private void connect(Socket client) {
        try {
            Line line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), target));
            lines.add(line);
            client.setTcpNoDelay(true);
            line.server.setTcpNoDelay(true);
            thread(() -> line.pump(client, line.server));
            thread(() -> line.pump(line.server, client));
        } catch (IOException e) {
            close(client); // the server is not there
        }
    }

    private void pass() throws InterruptedException {
        if (delayMillis > 0) {
            Thread.sleep(delayMillis);
        }
        lock.lock();
        try {
            while (frozen) {
                thawed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    @Override
    public void close() {
        close(door);
        thaw();
        lines.forEach(Line::close);
    }

    /** One connection. */
    private final class Line {
        private final Socket client;
        private final Socket server;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to) {
            byte[] bytes = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    pass();
                    out.write(bytes, 0, count);
                }
                pass();
            } catch (IOException e) {
                // One side is gone: so is the other.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            close();
        }

        /** Without waiting for what is under way, as the network does it. */
        void reset() {
            try {
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
            } catch (IOException e) {
                // It is closed already.
            }
            close();
        }

        void close() {
            lines.remove(this);
            Proxy.close(client);
            Proxy.close(server);
        }
    }
}
