package io.apscheduler.store.jdbc;

import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells other nodes, by a notification, that something will be due soon which they do not know of yet. Seldom, since
 * notifying takes a lock of the whole server: what is held back goes out with this node's next exchange. Thread-safe.
 */
final class PostgresHints {
    /** Nodes ask for later jobs by themselves before those are due. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final long PAUSE_MILLIS = 100;

    private final Database database;
    private final String channel;
    private final String sender = Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final AtomicLong pending = new AtomicLong(Standing.NEVER);
    private final AtomicLong nextMillis = new AtomicLong(Long.MIN_VALUE);

    PostgresHints(Database database, int scheduler) {
        this.database = database;
        this.channel = database.sql("${hint}_" + scheduler).replace("\"", "");
    }

    /** The channel on which nodes of this scheduler tell each other. */
    String channel() {
        return channel;
    }

    /** Records were added or edited. */
    void changed(Collection<JobRecord> records) {
        long due = Standing.NEVER;
        for (JobRecord record : records) {
            due = Math.min(due, record.standing().due());
        }
        long soon = (database.context().clock().millis() + SOON.toMillis()) * 1_000;
        if (due < soon) {
            pending.accumulateAndGet(due, Math::min);
            send();
        }
    }

    /** Sends what is pending, unless it is too early for that. */
    void send() {
        if (pending.get() == Standing.NEVER) {
            return;
        }
        long now = database.context().clock().millis();
        long next = nextMillis.get();
        if ((now < next && next - now <= PAUSE_MILLIS) || !nextMillis.compareAndSet(next, now + PAUSE_MILLIS)) {
            return;
        }
        long due = pending.getAndSet(Standing.NEVER);
        try {
            database.single("give a hint", sql -> sql.any("select pg_notify(?, ?)", channel, due + " " + sender));
        } catch (JobStoreException e) {
            // The job was added all the same, and others find it by themselves a little later.
            Failures.unimportant("A hint for other nodes could not be given.", e);
        }
    }

    /** When something will be due, as another node has told; never if it was this one. */
    long read(String hint) {
        String[] words = hint.split(" ", -1);
        try {
            return words.length == 2 && !words[1].equals(sender) ? Long.parseLong(words[0]) : Standing.NEVER;
        } catch (NumberFormatException e) {
            return Standing.NEVER;
        }
    }
}
