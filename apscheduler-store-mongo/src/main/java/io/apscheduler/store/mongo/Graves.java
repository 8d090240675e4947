package io.apscheduler.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;

/**
 * Deletes the documents of removed records, many at once. A record is removed by an update that leaves a mark, since the answer
 * to a deletion of several would not tell which of them were there. Thread-safe.
 */
final class Graves {
    private static final int MANY = 10_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MongoCollection<Document> jobs;
    private final ReentrantLock lock = new ReentrantLock();
    private List<String> keys = new ArrayList<>();
    private long since;

    Graves(MongoCollection<Document> jobs) {
        this.jobs = jobs;
    }

    /** Notes removed records, to be deleted some time. */
    void add(Collection<String> removed) {
        lock.lock();
        try {
            if (keys.isEmpty()) {
                since = System.nanoTime();
            }
            keys.addAll(removed);
        } finally {
            lock.unlock();
        }
    }

    /** Deletes what was noted if that is much, or some time ago. */
    void clearSeldom() {
        lock.lock();
        try {
            boolean isDue = keys.size() >= MANY || System.nanoTime() - since >= PATIENCE_NANOS;
            if (keys.isEmpty() || !isDue) {
                return;
            }
        } finally {
            lock.unlock();
        }
        clear();
    }

    /** Deletes what was noted; what cannot be deleted now is noted again. */
    void clear() {
        List<String> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            delete(taken);
        } catch (MongoException e) {
            Failures.unimportant("Documents of removed jobs could not be deleted yet.", e);
            add(taken);
        }
    }

    private List<String> take() {
        lock.lock();
        try {
            List<String> taken = keys;
            keys = new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Deletes documents of removed records, and no others. */
    void delete(Collection<String> removed) {
        jobs.deleteMany(new Document(Field.KEY, new Document("$in", List.copyOf(removed))).append(Field.GONE, true));
    }

    /** Deletes what processes that have ended left behind. */
    void clearForgotten(String scheduler) {
        jobs.deleteMany(new Document(Field.GONE, true).append(Field.SCHEDULER, scheduler));
    }
}
