package io.apscheduler.store.mongo;

import static io.apscheduler.spi.Standing.NEVER;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.store.mongo.Tenure.Pace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Finds what a node can be given, usually by one call. Where few records are due, the earliest ones of all priorities are read
 * up to beyond the horizon: then all that is due is known, and what is due next. Where more is due than was looked at, the
 * foremost of each executor are read in the order of priorities, one more than it has room for. Which of the two to begin with
 * follows from the last time. Thread-safe.
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
     * What to claim.
     *
     * @param nextDue the least due time of what is left
     */
    record Choice(List<Document> claims, long nextDue) {}

    /** What one call has found; cut where there may be more. */
    private record Page(List<Document> found, boolean cut) {}

    /** A batch of writes to such records. */
    Batch batch() {
        return new Batch(jobs, keys);
    }

    static long ready(Document document) {
        return document.getLong(Field.READY);
    }

    Choice choose(ExchangeRequest request, long horizon, Pace pace) {
        Map<String, Integer> room = new TreeMap<>();
        request.capacity().forEach((executor, capacity) -> {
            if (capacity > 0) {
                room.put(executor, Math.min(capacity, MOST));
            }
        });
        if (room.isEmpty()) {
            return new Choice(List.of(), NEVER);
        }
        Document claimable = claimable(request, room);
        if (!pace.crowded) {
            Page page = page(with(claimable, "$lt", NEVER), new Document(Field.READY, 1), pace.window + 1);
            List<Document> due =
                    page.found().stream().filter(each -> ready(each) <= horizon).toList();
            pace.found(due.size());
            if (!page.cut() || due.size() < page.found().size()) {
                return pick(page.found(), due, room);
            }
        }
        return foremost(claimable, room, horizon, pace);
    }

    private Document claimable(ExchangeRequest request, Map<String, Integer> room) {
        Document claimable = new Document(Field.SCHEDULER, keys.scheduler())
                .append(Field.EXECUTOR, new Document("$in", List.copyOf(room.keySet())))
                .append(Field.PRIORITY, new Document("$in", PRIORITIES));
        if (!request.declined().isEmpty()) {
            claimable.append(Field.KEY, new Document("$nin", keys.of(request.declined())));
        }
        return claimable;
    }

    private static Document with(Document claimable, String comparison, long time) {
        return new Document(claimable).append(Field.READY, new Document(comparison, time));
    }

    /** Chooses among all that is due. */
    private static Choice pick(List<Document> found, List<Document> due, Map<String, Integer> room) {
        Map<String, Integer> left = new HashMap<>(room);
        List<Document> chosen = new ArrayList<>();
        List<Document> others = new ArrayList<>(found.subList(due.size(), found.size()));
        for (Document document : due.stream().sorted(FOREMOST).toList()) {
            boolean fits = left.merge(document.getString(Field.EXECUTOR), -1, Integer::sum) >= 0;
            (fits ? chosen : others).add(document);
        }
        return new Choice(
                chosen, others.stream().mapToLong(Candidates::ready).min().orElse(NEVER));
    }

    /** Chooses for each executor by itself, and asks what comes after that only if all were taken. */
    private Choice foremost(Document claimable, Map<String, Integer> room, long horizon, Pace pace) {
        List<Document> chosen = new ArrayList<>();
        long left = NEVER;
        Document order = new Document(Field.PRIORITY, -1).append(Field.READY, 1);
        for (Map.Entry<String, Integer> each : room.entrySet()) {
            Document due = with(claimable, "$lte", horizon).append(Field.EXECUTOR, each.getKey());
            Page page = page(due, order, each.getValue() + 1);
            int taken = Math.min(each.getValue(), page.found().size());
            chosen.addAll(page.found().subList(0, taken));
            if (page.cut()) {
                left = Math.min(left, ready(page.found().get(page.found().size() - 1)));
            }
        }
        chosen.sort(FOREMOST);
        pace.crowded = left != NEVER;
        return new Choice(chosen, pace.crowded ? left : next(claimable, horizon));
    }

    private long next(Document claimable, long horizon) {
        Document next = jobs.find(with(claimable, "$gt", horizon))
                .projection(Projections.include(Field.READY))
                .sort(new Document(Field.READY, 1))
                .limit(1)
                .first();
        return next == null ? NEVER : ready(next);
    }

    private Page page(Document condition, Document order, int limit) {
        List<Document> found = new ArrayList<>();
        try (MongoCursor<Document> cursor =
                jobs.find(condition).sort(order).limit(limit).batchSize(limit).cursor()) {
            while (cursor.available() > 0) {
                found.add(cursor.next());
            }
            return new Page(found, found.size() == limit || cursor.getServerCursor() != null);
        }
    }
}
