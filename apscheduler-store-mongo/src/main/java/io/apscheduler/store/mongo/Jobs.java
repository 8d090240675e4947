package io.apscheduler.store.mongo;

import static io.apscheduler.spi.Standing.NEVER;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The records of one scheduler, outside of exchanges. Thread-safe. */
final class Jobs {
    static final int DUPLICATE_KEY = 11_000;

    private static final int BATCH = 1_000;
    private static final int ATTEMPTS = 3;
    private static final int INSERTIONS = 10;
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> jobs;
    private final Records records;
    private final Roll roll;
    private final Graves graves;

    Jobs(MongoCollection<Document> jobs, Records records, Roll roll, Graves graves) {
        this.jobs = jobs;
        this.records = records;
        this.roll = roll;
        this.graves = graves;
    }

    private Keys keys() {
        return records.keys();
    }

    /** Adds records; returns those that were there already. */
    List<JobRecord> add(List<JobRecord> added) {
        Map<String, Document> missing = new LinkedHashMap<>();
        for (JobRecord record : added) {
            missing.put(keys().of(record.id()), records.document(record));
        }
        Map<String, JobRecord> there = new HashMap<>();
        for (int attempt = 1; !missing.isEmpty(); attempt++) {
            missing.keySet().retainAll(insert(missing, attempt == INSERTIONS));
            resolve(missing, there);
        }
        return added.stream()
                .map(record -> there.get(keys().of(record.id())))
                .filter(record -> record != null)
                .toList();
    }

    /** Inserts documents; returns the keys that were taken, unless that must not happen any more. */
    private Set<String> insert(Map<String, Document> documents, boolean last) {
        List<String> order = List.copyOf(documents.keySet());
        try {
            jobs.insertMany(List.copyOf(documents.values()), new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException e) {
            boolean other = last
                    || e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY);
            if (other) {
                throw e;
            }
            return e.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .map(order::get)
                    .collect(Collectors.toSet());
        }
    }

    /** Finds out who has the keys: a record, or one that was removed and gives way, or one gone meanwhile. */
    private void resolve(Map<String, Document> missing, Map<String, JobRecord> there) {
        List<String> removed = new ArrayList<>();
        for (Document document : read(missing.keySet())) {
            String key = document.getString(Field.KEY);
            if (Records.isGone(document)) {
                removed.add(key);
            } else {
                there.put(key, records.record(document));
                missing.remove(key);
            }
        }
        if (!removed.isEmpty()) {
            graves.delete(removed);
        }
    }

    Optional<JobRecord> find(String id) {
        Document document =
                jobs.find(new Document(Field.KEY, keys().of(id))).limit(1).first();
        return Optional.ofNullable(document)
                .filter(found -> !Records.isGone(found))
                .map(records::record);
    }

    List<JobRecord> list(JobQuery query) {
        Document condition = new Document(Field.SCHEDULER, keys().scheduler()).append(Field.GONE, null);
        if (query.origin() != null) {
            condition.append(Field.ORIGIN, query.origin());
        }
        JobQuery.Position after = query.after();
        if (after != null) {
            condition.append(
                    "$or",
                    List.of(
                            new Document(Field.NEXT_FIRE, new Document("$gt", after.nextFire())),
                            new Document(Field.NEXT_FIRE, after.nextFire())
                                    .append(Field.KEY, new Document("$gt", keys().of(after.id())))));
        }
        return all(() -> jobs.find(condition)
                .sort(new Document(Field.NEXT_FIRE, 1).append(Field.KEY, 1))
                .limit(query.limit())
                .batchSize(query.limit())
                .allowDiskUse(true));
    }

    List<JobRecord> owned(String node) {
        return all(() -> jobs.find(new Document(Field.SCHEDULER, keys().scheduler())
                        .append(Field.OWNER, node)
                        .append(Field.GONE, null))
                .batchSize(BATCH));
    }

    /** Reads an answer to its end. If the server has given up the cursor before, the question is asked anew. */
    private List<JobRecord> all(Supplier<FindIterable<Document>> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                List<JobRecord> all = new ArrayList<>();
                question.get().forEach(document -> all.add(records.record(document)));
                return all;
            } catch (MongoCursorNotFoundException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<Document> read(Collection<String> keys) {
        List<Document> all = new ArrayList<>();
        List<String> left = List.copyOf(keys);
        for (int from = 0; from < left.size(); from += BATCH) {
            List<String> some = left.subList(from, Math.min(left.size(), from + BATCH));
            jobs.find(new Document(Field.KEY, new Document("$in", some)))
                    .batchSize(BATCH + 1)
                    .into(all);
        }
        return all;
    }

    /** Edits a record if its fence is still the one given. One that is held by its owner stays out of what claims look at. */
    Optional<JobRecord> update(JobRecord record) {
        Document written = edit(record, false);
        if (written == null) {
            written = edit(record, true);
            if (written != null) {
                roll.tell(written.getString(Field.OWNER), List.of(Notice.of(record.id())));
            }
        }
        return Optional.ofNullable(written).map(records::record);
    }

    private @Nullable Document edit(JobRecord record, boolean held) {
        Change change = new Change().definition(record.definition()).standing(record.standing());
        return jobs.findOneAndUpdate(
                new Document(Field.KEY, keys().of(record.id()))
                        .append(Field.FENCE, record.fence())
                        .append(Field.HELD, held)
                        .append(Field.GONE, null),
                (held ? change : change.ready(record.standing())).update(),
                AFTER);
    }

    /** Removes records whatever their fence; returns them as they were. */
    List<JobRecord> remove(Collection<String> ids) {
        List<JobRecord> removed = new ArrayList<>();
        List<String> left = List.copyOf(new LinkedHashSet<>(ids));
        for (int from = 0; from < left.size(); from += BATCH) {
            removeSome(left.subList(from, Math.min(left.size(), from + BATCH)), removed);
        }
        return removed;
    }

    private void removeSome(List<String> ids, List<JobRecord> removed) {
        Set<String> left = new LinkedHashSet<>(keys().of(ids));
        while (!left.isEmpty()) {
            List<Document> found = read(left);
            found.removeIf(Records::isGone);
            Batch batch = new Batch(jobs, keys());
            found.forEach(batch::remove);
            batch.send();
            graves.add(batch.strays());
            List<Document> buried = found.stream()
                    .filter(each -> batch.isApplied(records.id(each)))
                    .toList();
            bury(buried);
            buried.forEach(document -> removed.add(records.record(document)));
            left.retainAll(found.stream().map(each -> each.getString(Field.KEY)).toList());
            buried.forEach(document -> left.remove(document.getString(Field.KEY)));
        }
    }

    private void bury(List<Document> removed) {
        removed.stream()
                .filter(document -> document.getBoolean(Field.HELD))
                .collect(Collectors.groupingBy(
                        document -> document.getString(Field.OWNER),
                        Collectors.mapping(document -> Notice.of(records.id(document)), Collectors.toList())))
                .forEach(roll::tell);
        graves.add(removed.stream().map(each -> each.getString(Field.KEY)).toList());
        graves.clear();
    }

    /** The earliest due time of records. */
    static long due(Collection<JobRecord> records) {
        return records.stream()
                .mapToLong(record -> record.standing().due())
                .min()
                .orElse(NEVER);
    }
}
