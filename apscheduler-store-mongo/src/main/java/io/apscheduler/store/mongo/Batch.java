package io.apscheduler.store.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * The writes of one exchange, sent as one command: each changes one document if its fence is still the one expected. Where it is
 * not, the answer must say so of each write, and a mere update tells only how many matched. So they are updates that would insert
 * a document if none matches: that fails, for the key is taken, and the answer names each failure. Where the key is not taken the
 * document is gone; what is inserted then is one of a removed record, to be deleted. Confined to one exchange.
 */
final class Batch {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions TELLING = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> jobs;
    private final Keys keys;
    private final List<UpdateOneModel<Document>> writes = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final Set<Target> failed = new HashSet<>();
    private final List<String> strays = new ArrayList<>();

    Batch(MongoCollection<Document> jobs, Keys keys) {
        this.jobs = jobs;
        this.keys = keys;
    }

    /** What a write is about. */
    private record Target(String id, boolean isClaim) {}

    /** Applies a completion; one that keeps the record is for one that is held, or else for what a dead node left. */
    void complete(Completion completion, boolean isHeld) {
        write(new Target(completion.id(), false), condition(completion, isHeld), change(completion, isHeld));
    }

    private Document condition(Completion completion, boolean isHeld) {
        Document condition = fenced(completion.id(), completion.fence());
        return keeps(completion) ? condition.append(Field.HELD, isHeld) : condition;
    }

    private static Change change(Completion completion, boolean isHeld) {
        if (completion instanceof Completion.Advance advance) {
            Standing standing = advance.standing();
            Change change = new Change().standing(standing);
            Change released = advance.keep() ? change : change.ownerless();
            return advance.keep() && isHeld ? change : released.ready(standing);
        }
        return Change.removal();
    }

    static boolean keeps(Completion completion) {
        return completion instanceof Completion.Advance advance && advance.keep();
    }

    /** Removes a record as it was read. */
    void remove(Document document) {
        String id = keys.id(document.getString(Field.KEY));
        write(new Target(id, false), fenced(id, document.getLong(Field.FENCE)), Change.removal());
    }

    void claim(Document document, String node) {
        String id = keys.id(document.getString(Field.KEY));
        write(new Target(id, true), fenced(id, document.getLong(Field.FENCE)), Change.claimedBy(node));
    }

    private Document fenced(String id, long fence) {
        return new Document(Field.KEY, keys.of(id)).append(Field.FENCE, fence);
    }

    private void write(Target target, Document condition, Change change) {
        writes.add(new UpdateOneModel<>(condition, change.updateOrStray(keys.scheduler()), TELLING));
        targets.add(target);
    }

    /** Sends the writes. */
    void send() {
        if (writes.isEmpty()) {
            return;
        }
        try {
            note(jobs.bulkWrite(writes, UNORDERED));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null || !e.getWriteErrors().stream().allMatch(Batch::isKeyTaken)) {
                throw e;
            }
            note(e.getWriteResult());
            e.getWriteErrors().forEach(error -> failed.add(targets.get(error.getIndex())));
        }
    }

    private void note(BulkWriteResult result) {
        result.getUpserts().forEach(upsert -> {
            Target target = targets.get(upsert.getIndex());
            failed.add(target);
            strays.add(keys.of(target.id()));
        });
    }

    /** Whether the key is taken by a document of another fence; a failure of an index of somebody else's is none of that. */
    private static boolean isKeyTaken(BulkWriteError error) {
        String message = error.getMessage();
        return error.getCode() == Jobs.DUPLICATE_KEY
                && (!message.contains(" index: ") || message.contains(" index: _id_ "));
    }

    /** Whether a completion or removal was applied. */
    boolean isApplied(String id) {
        return !failed.contains(new Target(id, false));
    }

    /** Whether a claim was won. */
    boolean isWon(Document document) {
        return !failed.contains(new Target(keys.id(document.getString(Field.KEY)), true));
    }

    /** The keys of documents that were not there any more: those that are now stand for removed records. */
    List<String> strays() {
        return strays;
    }

    /** Reads records as they are now, with one call, if any. */
    Map<String, Document> read(Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jobs.find(new Document(Field.KEY, new Document("$in", keys.of(ids))))
                    .batchSize(ids.size() + 1)
                    .forEach(document -> found.put(keys.id(document.getString(Field.KEY)), document));
        }
        return found;
    }

    /**
     * Applies a completion that keeps its record, but came after the owner was taken for dead and its records were freed: the
     * record stays as one that a dead node has left.
     */
    boolean completeFreed(Completion completion) {
        return jobs.updateOne(
                                condition(completion, false),
                                change(completion, false).update())
                        .getMatchedCount()
                == 1;
    }
}
