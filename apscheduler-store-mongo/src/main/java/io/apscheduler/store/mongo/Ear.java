package io.apscheduler.store.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.FullDocument;
import io.apscheduler.spi.StoreContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/**
 * Listens to what other nodes tell, by a change stream on a thread of its own. Where the deployment has none, hints are off. The
 * connection may be lost: hints are missing for a while then, nothing else. Thread-safe.
 */
final class Ear implements Runnable {
    private static final long PATIENCE_SECONDS = 5;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Hints hints;
    private final Thread thread;
    private volatile boolean closed;

    Ear(Hints hints) {
        this.hints = hints;
        StoreContext context = hints.context();
        this.thread = new Thread(this, "apscheduler-" + context.scheduler() + "-" + context.alias() + "-hints");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Lets the thread end, if not at once then within seconds. */
    void close() {
        closed = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                listen();
                closed = true;
            } catch (MongoCommandException e) {
                closed = true;
                Failures.unimportant("This deployment has no change streams for this user: hints are off.", e);
            } catch (MongoException | IllegalStateException e) {
                Failures.unimportant("Hints from other nodes are missing for a while.", e);
            } finally {
                hints.on(false);
            }
            if (!closed) {
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
    }

    /** Listens until it is told to end, or the server has nothing to listen to. */
    private void listen() {
        Document own = new Document("fullDocument._id", hints.context().scheduler());
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> heard = hints.collection()
                .watch(List.of(new Document("$match", own)))
                .fullDocument(FullDocument.UPDATE_LOOKUP)
                .maxAwaitTime(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .cursor()) {
            hints.on(heard.getServerCursor() != null);
            while (!closed && heard.getServerCursor() != null) {
                ChangeStreamDocument<Document> change = heard.tryNext();
                if (change != null && !closed) {
                    hints.hear(change.getFullDocument());
                }
            }
        }
    }
}
