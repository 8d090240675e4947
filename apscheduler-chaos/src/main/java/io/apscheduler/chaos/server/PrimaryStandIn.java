package io.apscheduler.chaos.server;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Documents in memory behind MongoDB's protocol, as the primary of a replica set would serve them: it knows sessions, answers a
 * write that is sent again under its number as it answered the first time, and finds documents by their keys also where a
 * question has other conditions besides. Commands are carried out one after the other. Closing it loses nothing. Thread-safe.
 */
final class PrimaryStandIn extends MemoryBackend {
    private static final int WIRE_VERSION = 21;
    private static final int REMEMBERED = 10_000;
    private static final int NO_CHANGE_STREAMS = 40573;
    private static final int MEBIBYTE = 1024 * 1024;

    private final Map<Object, Document> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Document> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
        Document query = message.getDocument();
        String command = query.keySet().iterator().next();
        if (command.equalsIgnoreCase("hello") || command.equalsIgnoreCase("ismaster")) {
            return hello();
        }
        if (command.equals("endSessions")) {
            return new Document("ok", 1.0);
        }
        if (command.equals("aggregate") && String.valueOf(query.get("pipeline")).contains("$changeStream")) {
            return new Document("ok", 0.0)
                    .append("code", NO_CHANGE_STREAMS)
                    .append("errmsg", "There are no change streams.");
        }
        if (query.get("txnNumber") == null) {
            return carriedOut(message, command, query);
        }
        Object number = List.of(query.get("lsid"), query.get("txnNumber"));
        Document before = answers.get(number);
        if (before == null) {
            before = carriedOut(message, command, query);
            answers.put(number, before);
        }
        return before.cloneDeeply();
    }

    private Document carriedOut(MongoMessage message, String command, Document query) {
        if (command.equals("findAndModify") && query.get("update") instanceof Document update) {
            date(update);
        }
        if (command.equals("update") && query.get("updates") instanceof List<?> updates) {
            for (Object each : updates) {
                if (((Document) each).get("u") instanceof Document update) {
                    date(update);
                }
            }
        }
        if (Unions.isOne(command, query)) {
            return Unions.answer(resolveDatabase(message.getDatabaseName()), message.getChannel(), query)
                    .cloneDeeply();
        }
        try {
            return super.handleMessage(message).cloneDeeply();
        } catch (MongoServerException e) {
            Document answer = new Document("ok", 0.0).append("errmsg", e.getMessageWithoutErrorCode());
            return e instanceof MongoServerError error
                    ? answer.append("code", error.getCode()).append("codeName", String.valueOf(error.getCodeName()))
                    : answer;
        }
    }

    /** Dates have milliseconds, and those in memory more, by which they would differ from what was read. */
    private void date(Document update) {
        if (update.remove("$currentDate") instanceof Document dated) {
            Document set = (Document) update.computeIfAbsent("$set", operator -> new Document());
            dated.keySet()
                    .forEach(field -> set.put(field, Instant.now(getClock()).truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    private Document hello() {
        return new Document("ok", 1.0)
                .append("helloOk", true)
                .append("isWritablePrimary", true)
                .append("ismaster", true)
                .append("setName", "stand-in")
                .append("setVersion", 1)
                .append("hosts", List.of("127.0.0.1:1"))
                .append("me", "127.0.0.1:1")
                .append("primary", "127.0.0.1:1")
                .append("maxBsonObjectSize", 16 * MEBIBYTE)
                .append("maxMessageSizeBytes", 48_000_000)
                .append("maxWriteBatchSize", 100_000)
                .append("logicalSessionTimeoutMinutes", 30)
                .append("localTime", Instant.now(getClock()))
                .append("minWireVersion", 0)
                .append("maxWireVersion", WIRE_VERSION);
    }

    @Override
    public synchronized Document handleCommand(Channel channel, String database, String command, Document query) {
        boolean asksWho = command.equalsIgnoreCase("hello") || command.equalsIgnoreCase("ismaster");
        return asksWho ? hello() : super.handleCommand(channel, database, command, query);
    }

    @Override
    public void close() {
        // What was confirmed stays, as it would on a disk.
    }

    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new Database(name, getCursorRegistry());
    }

    private static final class Database extends MemoryDatabase {
        Database(String name, CursorRegistry cursors) {
            super(name, cursors);
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
            return new Indexed(this, name, options, cursorRegistry);
        }
    }

    private static final class Indexed extends MemoryCollection {
        Indexed(Database database, String name, CollectionOptions options, CursorRegistry cursors) {
            super(database, name, options, cursors);
        }

        @Override
        protected QueryResult queryDocuments(
                Document query, Document order, int skip, int limit, int batchSize, Document fields) {
            Object key = query.get("_id");
            boolean isOne = key instanceof String;
            boolean isAnyOf = key instanceof Document in && in.keySet().equals(Set.of("$in"));
            if (query.size() > 1 && (isOne || isAnyOf)) {
                Document byKey = new Document("_id", key);
                for (var index : getIndexes()) {
                    if (index.canHandle(byKey)) {
                        return matchDocuments(query, index.getPositions(byKey), order, skip, limit, batchSize, fields);
                    }
                }
            }
            return super.queryDocuments(query, order, skip, limit, batchSize, fields);
        }
    }
}
