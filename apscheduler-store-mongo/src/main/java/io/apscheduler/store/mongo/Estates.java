package io.apscheduler.store.mongo;

import static com.mongodb.client.model.Projections.include;
import static io.apscheduler.spi.Standing.NEVER;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.apscheduler.store.mongo.Snapshot.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/**
 * Frees what dead nodes owned. A node whose lease has lapsed is declared dead first, by a write that its late renewal loses to,
 * and that is for ever; then its records become claimable, each by a conditional write. A command that a dead node sent while it
 * lived may be carried out after that and leave a record with it once more, so the dead are looked after again and again for an
 * hour. Thread-safe.
 */
final class Estates {
    private static final long RETENTION = Duration.ofHours(1).toNanos() / 1_000;
    private static final long ROUND = Duration.ofMinutes(1).toNanos() / 1_000;
    private static final int BATCH = 1_000;

    private final MongoCollection<Document> jobs;
    private final Roll roll;
    private final String scheduler;
    private final AtomicLong nextRound = new AtomicLong(Long.MIN_VALUE);

    Estates(MongoCollection<Document> jobs, Roll roll, String scheduler) {
        this.jobs = jobs;
        this.roll = roll;
        this.scheduler = scheduler;
    }

    /** Declares those dead whose leases have lapsed, and frees what they held. */
    void settle(Snapshot now) {
        for (Entry entry : now.entries()) {
            boolean unsettled = entry.dead() && !entry.settled();
            if (unsettled || (entry.hasLapsed(now.now()) && roll.bury(entry))) {
                settle(entry);
            }
        }
        long due = nextRound.get();
        if (now.now() >= due && nextRound.compareAndSet(due, now.now() + ROUND)) {
            round(now);
        }
    }

    /** Frees what a node held that was declared dead. */
    void settle(Entry entry) {
        free(entry.node(), entry.until());
        roll.settled(entry);
    }

    private void round(Snapshot now) {
        List<Entry> dead = now.entries().stream()
                .filter(entry -> entry.dead() && entry.settled())
                .toList();
        List<String> names = dead.stream().map(Entry::node).toList();
        if (!names.isEmpty()
                && jobs.find(held(new Document("$in", names))).limit(1).first() != null) {
            dead.forEach(entry -> free(entry.node(), entry.until()));
        }
        for (Entry entry : dead) {
            if (entry.until() + RETENTION < now.now()) {
                roll.forget(entry);
            }
        }
    }

    /**
     * Frees what is held by nodes that are not in the roll any more. Owners are looked for first: each of them was in the roll
     * before it owned anything, and so one that is not there afterwards was forgotten, hence dead.
     */
    void settleForgotten() {
        Set<String> owners = new HashSet<>();
        jobs.distinct(Field.OWNER, held(new Document("$exists", true)), String.class)
                .into(owners);
        Snapshot now = roll.look();
        now.entries().forEach(entry -> owners.remove(entry.node()));
        owners.forEach(owner -> free(owner, now.now() - RETENTION));
        settle(now);
    }

    /** The records held by an owner. */
    private Document held(Object owner) {
        return new Document(Field.SCHEDULER, scheduler)
                .append(Field.OWNER, owner)
                .append(Field.HELD, true)
                .append(Field.GONE, null);
    }

    private void free(String node, long until) {
        List<UpdateOneModel<Document>> freed;
        do {
            freed = new ArrayList<>();
            for (Document document : jobs.find(held(node))
                    .projection(include(Field.FENCE, Field.DUE))
                    .limit(BATCH)
                    .batchSize(BATCH)) {
                freed.add(freeing(document, node, until));
            }
            if (!freed.isEmpty()) {
                jobs.bulkWrite(freed, new BulkWriteOptions().ordered(false));
            }
        } while (!freed.isEmpty());
    }

    /** Leaves the owner's name, by which the next claim knows that it recovers something, and the fence. */
    private static UpdateOneModel<Document> freeing(Document document, String node, long until) {
        Document set = new Document(Field.HELD, false).append(Field.LAPSED, until);
        long due = document.getLong(Field.DUE);
        if (due != NEVER) {
            set.append(Field.READY, due);
        }
        return new UpdateOneModel<>(
                new Document(Field.KEY, document.getString(Field.KEY))
                        .append(Field.FENCE, document.getLong(Field.FENCE))
                        .append(Field.OWNER, node)
                        .append(Field.HELD, true),
                new Document("$set", set));
    }

    /** The executors whose records wait since before a time, and of which no node that lives owns a record. */
    Set<String> unserved(Set<String> served, long dueBefore) {
        Document waiting = new Document(Field.SCHEDULER, scheduler)
                .append(Field.EXECUTOR, new Document("$nin", List.copyOf(served)))
                .append(Field.READY, new Document("$lt", dueBefore));
        Set<String> unserved =
                jobs.distinct(Field.EXECUTOR, waiting, String.class).into(new HashSet<>());
        if (!unserved.isEmpty()) {
            Document owned = held(new Document("$in", living(roll.look())))
                    .append(Field.EXECUTOR, new Document("$in", List.copyOf(unserved)));
            jobs.distinct(Field.EXECUTOR, owned, String.class).forEach(unserved::remove);
        }
        return unserved;
    }

    private static List<String> living(Snapshot now) {
        return now.entries().stream()
                .filter(entry -> !entry.dead() && !entry.hasLapsed(now.now()))
                .map(Entry::node)
                .toList();
    }

    /** Whether any record is due, now or later, or owned by a node that lives. */
    boolean isUnfinished() {
        Snapshot now = roll.look();
        settle(now);
        return any(new Document(Field.SCHEDULER, scheduler).append(Field.READY, new Document("$lt", NEVER)))
                || any(held(new Document("$in", living(now))));
    }

    private boolean any(Document condition) {
        return jobs.find(condition).projection(include(Field.KEY)).limit(1).first() != null;
    }
}
