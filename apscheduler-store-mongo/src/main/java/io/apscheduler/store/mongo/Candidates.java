package io.apscheduler.store.mongo;

import static io.apscheduler.spi.Standing.NEVER;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.apscheduler.spi.ExchangeRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Finds what a node can be given and what it has to be told, by one call: a union of questions, each of which goes down one index
 * as far as it must. For each executor there are two: the foremost that are due, in the order of priorities, one more than it has
 * room for; and the earliest that is due later. One more asks for the documents that others have changed. Thread-safe.
 *
 * <p>Only the first batch of an answer is taken, so that definitions of megabytes do not make a thousand of them one call.
 */
record Candidates(MongoCollection<Document> jobs, Keys keys) {
    private static final int MOST = 1_000;
    private static final List<Integer> PRIORITIES =
            IntStream.rangeClosed(1, 9).boxed().toList();
    private static final Comparator<Document> FOREMOST = Comparator.<Document>comparingInt(
                    document -> -document.getInteger(Field.PRIORITY))
            .thenComparingLong(Candidates::ready);

    /**
     * What to claim, and what was changed.
     *
     * @param nextDue the least due time of what is left
     * @param told the documents of those ids that others have changed, as far as they are there
     * @param whole whether the answer held all documents that were asked for
     */
    record Choice(List<Document> claims, long nextDue, Map<String, Document> told, boolean whole) {
        static final Choice NOTHING = new Choice(List.of(), NEVER, Map.of(), true);
    }

    /** What one call has found; not whole where there is more. */
    private record Answer(List<Document> found, boolean whole) {}

    /** A batch of writes to such records. */
    Batch batch() {
        return new Batch(jobs, keys);
    }

    static long ready(Document document) {
        return document.getLong(Field.READY);
    }

    /** Chooses what is due at the horizon, and reads the documents of some ids. */
    Choice choose(ExchangeRequest request, long horizon, Collection<String> told) {
        Map<String, Integer> room = new TreeMap<>();
        request.capacity().forEach((executor, capacity) -> {
            if (capacity > 0) {
                room.put(executor, Math.min(capacity, MOST));
            }
        });
        List<List<Document>> questions = new ArrayList<>();
        if (!told.isEmpty()) {
            questions.add(List.of(match(new Document(Field.KEY, new Document("$in", keys.of(Set.copyOf(told)))))));
        }
        room.forEach((executor, most) -> {
            questions.add(foremost(claimable(request, executor, "$lte", horizon), most + 1));
            questions.add(earliest(claimable(request, executor, "$gt", horizon)));
        });
        if (questions.isEmpty()) {
            return Choice.NOTHING;
        }
        int most =
                told.size() + room.values().stream().mapToInt(each -> each + 2).sum();
        return sorted(ask(questions, most + 1), room, Set.copyOf(told));
    }

    private Document claimable(ExchangeRequest request, String executor, String comparison, long time) {
        Document claimable = new Document(Field.SCHEDULER, keys.scheduler())
                .append(Field.EXECUTOR, executor)
                .append(Field.PRIORITY, new Document("$in", PRIORITIES))
                .append(Field.READY, new Document(comparison, time));
        if (!request.declined().isEmpty()) {
            claimable.append(Field.KEY, new Document("$nin", keys.of(request.declined())));
        }
        return claimable;
    }

    private static List<Document> foremost(Document condition, int limit) {
        return List.of(
                match(condition),
                new Document("$sort", new Document(Field.PRIORITY, -1).append(Field.READY, 1)),
                new Document("$limit", limit));
    }

    private static List<Document> earliest(Document condition) {
        return List.of(
                match(condition),
                new Document("$sort", new Document(Field.READY, 1)),
                new Document("$limit", 1),
                new Document("$project", new Document(Field.READY, 1)));
    }

    private static Document match(Document condition) {
        return new Document("$match", condition);
    }

    private Answer ask(List<List<Document>> questions, int batch) {
        List<Document> pipeline = new ArrayList<>(questions.get(0));
        String name = jobs.getNamespace().getCollectionName();
        for (List<Document> question : questions.subList(1, questions.size())) {
            pipeline.add(new Document("$unionWith", new Document("coll", name).append("pipeline", question)));
        }
        List<Document> found = new ArrayList<>();
        try (MongoCursor<Document> cursor =
                jobs.aggregate(pipeline).batchSize(batch).cursor()) {
            while (cursor.available() > 0) {
                found.add(cursor.next());
            }
            return new Answer(found, cursor.getServerCursor() == null);
        }
    }

    /** The documents of an answer come in any order; what is due later has no fence, and what was changed may be there twice. */
    private Choice sorted(Answer answer, Map<String, Integer> room, Set<String> asked) {
        long left = answer.whole() ? NEVER : 0;
        Map<String, Document> told = new HashMap<>();
        List<Document> due = new ArrayList<>();
        for (Document document : answer.found()) {
            String id = keys.id(document.getString(Field.KEY));
            if (!document.containsKey(Field.FENCE)) {
                left = Math.min(left, ready(document));
            } else if (!asked.contains(id)) {
                due.add(document);
            } else {
                Document other = told.put(id, document);
                if (other != null) {
                    due.add(other.containsKey(Field.READY) ? other : document);
                }
            }
        }
        due.sort(FOREMOST);
        Map<String, Integer> free = new HashMap<>(room);
        List<Document> chosen = new ArrayList<>();
        for (Document document : due) {
            if (free.merge(document.getString(Field.EXECUTOR), -1, Integer::sum) >= 0) {
                chosen.add(document);
            } else {
                left = Math.min(left, ready(document));
            }
        }
        return new Choice(chosen, left, told, answer.whole());
    }
}
