package io.apscheduler.store.redis;

import io.apscheduler.spi.StoreContext;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Listens to what other nodes tell, on a thread and a connection of its own. The connection may be lost: hints are missing then,
 * nothing else. After a while of silence a new one is made, since the server may be another by now. Thread-safe.
 */
final class Ear implements Runnable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Link link;
    private final String channel;
    private final String self;
    private final StoreContext context;
    private final Thread thread;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    Ear(Link link, String channel, String self, StoreContext context) {
        this.link = link;
        this.channel = channel;
        this.self = self;
        this.context = context;
        this.thread = new Thread(this, "apscheduler-" + context.scheduler() + "-" + context.alias() + "-hints");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void close() {
        closed = true;
        Connection open = connection;
        if (open != null) {
            drop(open);
        }
        LockSupport.unpark(thread);
    }

    private static void drop(Connection open) {
        try {
            open.forceDisconnect();
        } catch (java.io.IOException | JedisException e) {
            Failures.unimportant("A connection could not be dropped.", e);
        }
    }

    @Override
    public void run() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try (Connection open = link.ear()) {
                connection = open;
                listen(open);
            } catch (JedisException e) {
                if (!closed && !(e.getCause() instanceof SocketTimeoutException)) {
                    Failures.unimportant("Hints from other nodes are missing for a while.", e);
                    LockSupport.parkNanos(this, PAUSE_NANOS);
                }
            }
        }
    }

    private void listen(Connection open) {
        open.setSoTimeout(PATIENCE_MILLIS);
        open.sendCommand(Command.SUBSCRIBE, channel);
        try {
            while (!closed) {
                hear(open.getOne());
            }
        } finally {
            open.setBroken();
        }
    }

    private void hear(Object message) {
        List<?> parts = (List<?>) message;
        if (!Texts.text(parts.get(0)).equals("message")) {
            return;
        }
        String[] words = Texts.text(parts.get(2)).split(" ", -1);
        if (words.length == 2 && !words[1].equals(self) && !closed) {
            try {
                context.wake().accept(Long.parseLong(words[0]));
            } catch (NumberFormatException e) {
                Failures.unimportant("A hint is not understood: " + words[0], e);
            }
        }
    }
}
