package io.apscheduler.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Tells other nodes that something will be due soon which they do not know of yet, by a document of the scheduler that is
 * replaced, at most ten times a second: what is held back goes out with this node's next exchange. Thread-safe.
 */
final class Hints {
    static final String DUE = "due";
    static final String SENDER = "sender";

    /** Nodes ask for later jobs by themselves before those are due. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final long PAUSE_MILLIS = 100;

    private final MongoCollection<Document> hints;
    private final StoreContext context;
    private final long sender = ThreadLocalRandom.current().nextLong();
    private final AtomicLong pending = new AtomicLong(Standing.NEVER);
    private final AtomicLong nextMillis = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean on;

    Hints(MongoCollection<Document> hints, StoreContext context) {
        this.hints = hints;
        this.context = context;
    }

    MongoCollection<Document> collection() {
        return hints;
    }

    StoreContext context() {
        return context;
    }

    /** Whether hints are heard here; where they are not they are not sent either. */
    boolean isOn() {
        return on;
    }

    void on(boolean heard) {
        on = heard;
    }

    /** Records were added or edited. */
    void changed(Collection<JobRecord> records) {
        long due = Jobs.due(records);
        if (on && due < (context.clock().millis() + SOON.toMillis()) * 1_000) {
            pending.accumulateAndGet(due, Math::min);
            send();
        }
    }

    /** Sends what is pending, unless it is too early for that. */
    void send() {
        if (pending.get() == Standing.NEVER) {
            return;
        }
        long now = context.clock().millis();
        long next = nextMillis.get();
        boolean early = now < next && next - now <= PAUSE_MILLIS;
        if (early || !nextMillis.compareAndSet(next, now + PAUSE_MILLIS)) {
            return;
        }
        long due = pending.getAndSet(Standing.NEVER);
        try {
            hints.replaceOne(
                    new Document("_id", context.scheduler()),
                    new Document(DUE, due).append(SENDER, sender),
                    new ReplaceOptions().upsert(true));
        } catch (MongoException e) {
            // The job was added all the same, and others find it by themselves a little later.
            Failures.unimportant("A hint for other nodes could not be given.", e);
        }
    }

    /** Passes on what another node has told. */
    void hear(@Nullable Document hint) {
        if (hint == null || Long.valueOf(sender).equals(hint.getLong(SENDER))) {
            return;
        }
        Long due = hint.getLong(DUE);
        if (due != null) {
            context.wake().accept(due);
        }
    }
}
