package io.apscheduler.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.store.mongo.Snapshot.Entry;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one scheduler, in one document. The server writes the time of each renewal there by its own clock, and answers
 * with the whole document: so one call renews a lease and tells the time, the leases of all nodes, and what the node has to be
 * told. Renewing and declaring dead change the same document and exclude each other. Thread-safe.
 */
final class Roll {
    private static final String ASKED = "asked";
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> rolls;
    private final String scheduler;

    Roll(MongoCollection<Document> rolls, String scheduler) {
        this.rolls = rolls;
        this.scheduler = scheduler;
    }

    /** Makes the document if it is missing. */
    void prepare() {
        rolls.updateOne(
                own(),
                new Document("$setOnInsert", new Document(Snapshot.NODES, new Document())),
                new UpdateOptions().upsert(true));
    }

    /** The roll as it is now. */
    Snapshot look() {
        Document roll = rolls.findOneAndUpdate(own(), dated(ASKED), AFTER);
        if (roll == null) {
            throw new JobStoreException("The document of scheduler \"" + scheduler + "\" is gone from collection "
                    + rolls.getNamespace() + ". Closing the store and opening it again makes a new one.");
        }
        return Snapshot.of(roll, roll.getDate(ASKED).toInstant());
    }

    /** Makes a lease for a node that has none; empty if it has one, or had. */
    Optional<Snapshot> enter(String node, long leaseMicros) {
        Document set = new Document(Snapshot.path(node, Snapshot.DEAD), false)
                .append(Snapshot.path(node, Snapshot.LEASE), leaseMicros);
        return renewed(
                node,
                own().append(Snapshot.path(node, null), new Document("$exists", false)),
                dated(Snapshot.path(node, Snapshot.SEEN)).append("$set", set));
    }

    /** Renews a node's lease, and forgets what the node was told; empty if the node is dead. */
    Optional<Snapshot> renew(String node, long leaseMicros, List<String> told) {
        Document update = dated(Snapshot.path(node, Snapshot.SEEN))
                .append("$set", new Document(Snapshot.path(node, Snapshot.LEASE), leaseMicros));
        if (!told.isEmpty()) {
            update.append("$pullAll", new Document(Snapshot.path(node, Snapshot.TOLD), told));
        }
        return renewed(node, living(node), update);
    }

    private Optional<Snapshot> renewed(String node, Document condition, Document update) {
        Document roll = rolls.findOneAndUpdate(condition, update, AFTER);
        return Optional.ofNullable(roll).map(found -> Snapshot.of(found, Snapshot.seen(found, node)));
    }

    /** Declares a node dead unless it has renewed its lease since; whether it did. */
    boolean bury(Entry entry) {
        Document set = new Document(Snapshot.path(entry.node(), Snapshot.DEAD), true);
        return change(entry, false, new Document("$set", set));
    }

    /** Declares a node dead whose lease holds, and ends the lease now. */
    void leave(Entry entry) {
        Document set = new Document(Snapshot.path(entry.node(), Snapshot.DEAD), true)
                .append(Snapshot.path(entry.node(), Snapshot.LEASE), 0L);
        rolls.updateOne(
                living(entry.node()),
                dated(Snapshot.path(entry.node(), Snapshot.SEEN)).append("$set", set));
    }

    /** Notes that what a dead node owned is free. */
    void settled(Entry entry) {
        Document set = new Document(Snapshot.path(entry.node(), Snapshot.SETTLED), true);
        change(entry, true, new Document("$set", set));
    }

    /** Forgets a node that has long been dead. */
    void forget(Entry entry) {
        change(entry, true, new Document("$unset", new Document(Snapshot.path(entry.node(), null), true)));
    }

    private boolean change(Entry entry, boolean dead, Document update) {
        Document unchanged = own().append(Snapshot.path(entry.node(), Snapshot.DEAD), dead)
                .append(Snapshot.path(entry.node(), Snapshot.SEEN), entry.seen());
        return rolls.updateOne(unchanged, update).getMatchedCount() == 1;
    }

    /** Notes what a node has to be told, if it lives. */
    void tell(String node, List<String> notices) {
        Document push = new Document(Snapshot.path(node, Snapshot.TOLD), new Document("$each", notices));
        rolls.updateOne(living(node), new Document("$push", push));
    }

    private Document own() {
        return new Document("_id", scheduler);
    }

    /** The roll if the node is in it and lives. */
    private Document living(String node) {
        return own().append(Snapshot.path(node, Snapshot.DEAD), false);
    }

    /** An update that has the server write its time. */
    private static Document dated(String field) {
        return new Document("$currentDate", new Document(field, true));
    }

    /** The node's entry, if it is in the roll and lives. */
    static @Nullable Entry living(Snapshot roll, String node) {
        return roll.find(node).filter(entry -> !entry.dead()).orElse(null);
    }
}
