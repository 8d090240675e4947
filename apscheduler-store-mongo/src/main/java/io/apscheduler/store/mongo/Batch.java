package io.apscheduler.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;

/**
 * The writes of one exchange, sent as one command: each changes one document if its fence is still the one expected. The answer
 * tells only how many did. If not all, what became of each is seen in the documents: a completion leaves a mark, a claim its
 * owner. Confined to one exchange.
 */
final class Batch {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> jobs;
    private final Keys keys;
    private final long mark = ThreadLocalRandom.current().nextLong();
    private final List<UpdateOneModel<Document>> writes = new ArrayList<>();
    private final List<String> touched = new ArrayList<>();
    private Map<String, Document> after = Map.of();
    private boolean whole = true;

    Batch(MongoCollection<Document> jobs, Keys keys) {
        this.jobs = jobs;
        this.keys = keys;
    }

    /** Applies a completion; one that would keep the record releases it unless the node may keep something. */
    void complete(Completion completion, boolean mayKeep) {
        write(completion.id(), condition(completion, mayKeep), change(completion, mayKeep));
    }

    private Document condition(Completion completion, boolean mayKeep) {
        Document condition = fenced(completion.id(), completion.fence());
        return keeps(completion, mayKeep) ? condition.append(Field.HELD, true) : condition;
    }

    private Change change(Completion completion, boolean mayKeep) {
        if (completion instanceof Completion.Advance advance) {
            Standing standing = advance.standing();
            Change change = new Change().standing(standing).put(Field.MARK, mark);
            return keeps(completion, mayKeep) ? change : change.ownerless().ready(standing);
        }
        return Change.removal().put(Field.MARK, mark);
    }

    private static boolean keeps(Completion completion, boolean mayKeep) {
        return mayKeep && completion instanceof Completion.Advance advance && advance.keep();
    }

    /** Removes a record as it was read. */
    void remove(Document document) {
        String id = keys.id(document.getString(Field.KEY));
        write(id, fenced(id, document.getLong(Field.FENCE)), Change.removal().put(Field.MARK, mark));
    }

    void claim(Document document, String node) {
        String id = keys.id(document.getString(Field.KEY));
        write(id, fenced(id, document.getLong(Field.FENCE)), Change.claimedBy(node));
    }

    private Document fenced(String id, long fence) {
        return new Document(Field.KEY, keys.of(id)).append(Field.FENCE, fence);
    }

    private void write(String id, Document condition, Change change) {
        writes.add(new UpdateOneModel<>(condition, change.update()));
        touched.add(id);
    }

    /** Sends the writes. */
    void send() {
        if (!writes.isEmpty()) {
            whole = jobs.bulkWrite(writes, UNORDERED).getMatchedCount() == writes.size();
        }
    }

    /** Reads these records, and those written if it is not certain what became of them, with one call, if any. */
    void look(List<String> told) {
        List<String> ids = new ArrayList<>(told);
        if (!whole) {
            ids.addAll(touched);
        }
        after = new HashMap<>();
        if (!ids.isEmpty()) {
            jobs.find(new Document(Field.KEY, new Document("$in", keys.of(ids))))
                    .batchSize(ids.size() + 1)
                    .forEach(document -> after.put(keys.id(document.getString(Field.KEY)), document));
        }
    }

    boolean isWhole() {
        return whole;
    }

    /** Whether a completion or removal was applied. */
    boolean isApplied(String id) {
        if (whole) {
            return true;
        }
        Document document = after.get(id);
        return document != null && Long.valueOf(mark).equals(document.getLong(Field.MARK));
    }

    /** The documents as they are after the writes, of those that were looked at. */
    Map<String, Document> after() {
        return after;
    }

    /**
     * Applies a completion that would have kept its record, but came after the node was taken for dead and its records were
     * freed: the work is done, and the record is released.
     */
    boolean release(Completion completion) {
        return jobs.updateOne(
                                fenced(completion.id(), completion.fence()),
                                change(completion, false).update())
                        .getMatchedCount()
                == 1;
    }
}
