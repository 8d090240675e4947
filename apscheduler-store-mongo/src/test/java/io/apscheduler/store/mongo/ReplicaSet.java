package io.apscheduler.store.mongo;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a server that stands alone look like the primary of a replica set: it says so, knows sessions, and answers a write that
 * is sent again under its number as it answered the first time. Commands are carried out one after the other. Faults can be put
 * in: the next command that fits suffers it. Thread-safe.
 */
final class ReplicaSet implements MongoBackend {
    private static final int WIRE_VERSION = 21;
    private static final int REMEMBERED = 10_000;
    private static final int LARGEST_BATCH = 100_000;

    private final MongoBackend backend;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Object, Document> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Document> eldest) {
            return size() > REMEMBERED;
        }
    };
    private String address = "";
    private boolean hasChangeStreams;
    private String collated;
    private int replayed;
    private long shift;

    ReplicaSet(MongoBackend backend) {
        this.backend = backend;
    }

    void listensOn(String hostAndPort) {
        address = hostAndPort;
    }

    /** What goes wrong with one command. */
    enum Harm {
        /** The connection breaks before the command is carried out. */
        CUT_BEFORE,
        /** The connection breaks after the command was carried out: the answer is lost. */
        CUT_AFTER,
        /** The server says that it is not the primary any more, and does nothing. */
        NOT_PRIMARY(true),
        /** The server says that the cursor is not there. */
        NO_CURSOR(true),
        /** It is carried out, but no majority confirms it. */
        UNCONFIRMED,
        /** Somebody else has changed every other document of an update just before. */
        OVERTAKEN,
        /** The documents of an answer do not fit into one batch. */
        CUT_SHORT,
        /** The server says that it has no change streams. */
        NO_CHANGE_STREAMS(true),
        /** The server says that the user may not do that. */
        FORBIDDEN(true);

        private final boolean isRefusal;

        Harm() {
            this(false);
        }

        Harm(boolean isRefusal) {
            this.isRefusal = isRefusal;
        }
    }

    private record Fault(String command, String collection, Harm harm) {}

    /** Lets the next command of that name on that collection suffer a fault. */
    synchronized void harm(String command, String collection, Harm harm) {
        faults.add(new Fault(command, collection, harm));
    }

    /** Says from now on that the collection was made with a collation. */
    synchronized void pretendCollation(String collection) {
        collated = collection;
    }

    /** Whether all faults that were put in have happened. */
    synchronized boolean isHarmless() {
        return faults.isEmpty();
    }

    /** How many writes were sent again and not carried out again. */
    synchronized int replayed() {
        return replayed;
    }

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
        Document query = message.getDocument();
        String command = query.keySet().iterator().next();
        Harm harm = nextHarm(command, query);
        if (harm == Harm.CUT_BEFORE) {
            message.getChannel().close();
            return answer(0);
        }
        if (harm == Harm.OVERTAKEN) {
            overtake(message, query);
        }
        boolean isRefused = harm != null && harm.isRefusal;
        Document answer = isRefused ? refused(harm) : answered(message, command, query);
        if (harm == Harm.CUT_SHORT) {
            cutShort((Document) answer.get("cursor"));
        }
        if (harm == Harm.CUT_AFTER) {
            message.getChannel().close();
        }
        if (harm == Harm.UNCONFIRMED) {
            Document error = new Document("code", 64).append("codeName", "WriteConcernTimeout");
            answer.put("writeConcernError", error.append("errmsg", "waiting for replication timed out"));
        }
        return answer;
    }

    private void overtake(MongoMessage message, Document query) {
        List<?> updates = (List<?>) query.get("updates");
        for (int i = 0; i < updates.size(); i += 2) {
            Document taken = new Document("owner", "another").append("held", true);
            Document update = new Document("$inc", new Document("fence", 1L))
                    .append("$set", taken)
                    .append("$unset", new Document("ready", true));
            database(message)
                    .resolveCollection((String) query.get("update"), true)
                    .updateDocuments(
                            (Document) ((Document) updates.get(i)).get("q"),
                            update,
                            ArrayFilters.empty(),
                            false,
                            false,
                            NoopOplog.get());
        }
    }

    private MongoDatabase database(MongoMessage message) {
        return backend.resolveDatabase(message.getDatabaseName());
    }

    private static void cutShort(Document cursor) {
        List<?> batch = (List<?>) cursor.get("firstBatch");
        cursor.put("firstBatch", List.copyOf(batch.subList(0, batch.size() / 2)));
        cursor.put("id", 4_711L);
    }

    private Harm nextHarm(String command, Document query) {
        for (Fault fault : faults) {
            Object collection = query.getOrDefault("collection", query.get(command));
            if (fault.command().equals(command) && fault.collection().equals(collection)) {
                faults.remove(fault);
                return fault.harm();
            }
        }
        return null;
    }

    private Document answered(MongoMessage message, String command, Document query) {
        if (query.get("txnNumber") == null) {
            return carriedOut(message, command, query);
        }
        Object number = List.of(query.get("lsid"), query.get("txnNumber"));
        Document before = answers.get(number);
        if (before != null) {
            replayed++;
            return before.cloneDeeply();
        }
        Document answer = carriedOut(message, command, query);
        answers.put(number, answer);
        return answer.cloneDeeply();
    }

    private Document carriedOut(MongoMessage message, String command, Document query) {
        if (command.equals("findAndModify") && query.get("update") instanceof Document update) {
            date(update);
        }
        if (command.equals("update")) {
            ((List<?>) query.get("updates")).forEach(each -> date((Document) ((Document) each).get("u")));
        }
        if (command.equalsIgnoreCase("hello") || command.equalsIgnoreCase("ismaster")) {
            return hello();
        }
        if (command.equals("listCollections") && collated != null) {
            return collated(message.getDatabaseName());
        }
        if (Unions.isOne(command, query)) {
            return Unions.answer(database(message), message.getChannel(), query).cloneDeeply();
        }
        if (command.equals("getMore")
                || command.equals("killCursors")
                || !message.getDatabaseName().equals("admin")) {
            try {
                return backend.handleMessage(message).cloneDeeply();
            } catch (MongoServerException e) {
                Document answer = answer(0).append("errmsg", e.getMessageWithoutErrorCode());
                return e instanceof MongoServerError error
                        ? answer.append("code", error.getCode()).append("codeName", String.valueOf(error.getCodeName()))
                        : answer;
            }
        }
        return command.equals("endSessions") ? answer(1) : backend.handleMessage(message);
    }

    private Document collated(String database) {
        Document options = new Document("collation", new Document("locale", "en").append("strength", 2));
        Document cursor = new Document("id", 0L)
                .append("ns", database + ".$cmd.listCollections")
                .append("firstBatch", List.of(new Document("name", collated).append("options", options)));
        return answer(1).append("cursor", cursor);
    }

    /** Dates have milliseconds, and those in memory more, by which they would differ from what was read. */
    private void date(Document update) {
        if (update.remove("$currentDate") instanceof Document dated) {
            Document set = (Document) update.computeIfAbsent("$set", operator -> new Document());
            dated.keySet()
                    .forEach(field -> set.put(
                            field, Instant.now(getClock()).plusMillis(shift).truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    /** Sets the server's clock forward, or back. */
    synchronized void shiftClock(long millis) {
        shift += millis;
    }

    private Document hello() {
        return answer(1)
                .append("helloOk", true)
                .append("isWritablePrimary", true)
                .append("ismaster", true)
                .append("setName", "stand-in")
                .append("setVersion", 1)
                .append("hosts", List.of(address))
                .append("me", address)
                .append("primary", address)
                .append("maxBsonObjectSize", 16 * 1024 * 1024)
                .append("maxMessageSizeBytes", 48_000_000)
                .append("maxWriteBatchSize", LARGEST_BATCH)
                .append("logicalSessionTimeoutMinutes", 30)
                .append("localTime", Instant.now(getClock()))
                .append("minWireVersion", 0)
                .append("maxWireVersion", WIRE_VERSION);
    }

    private static Document refused(Harm harm) {
        Document answer = answer(0);
        return switch (harm) {
            case NOT_PRIMARY ->
                answer.append("code", 10107)
                        .append("codeName", "NotWritablePrimary")
                        .append("errmsg", "not primary")
                        .append("errorLabels", List.of("RetryableWriteError"));
            case NO_CURSOR ->
                answer.append("code", 43)
                        .append("codeName", "CursorNotFound")
                        .append("errmsg", "cursor id 4711 not found");
            default ->
                answer.append("code", 13)
                        .append("codeName", "Unauthorized")
                        .append("errmsg", "not authorized on test to execute command");
        };
    }

    private static Document answer(double ok) {
        return new Document("ok", ok);
    }

    @Override
    public synchronized Document handleCommand(Channel channel, String database, String command, Document query) {
        boolean asksWho = command.equalsIgnoreCase("hello") || command.equalsIgnoreCase("ismaster");
        return asksWho ? hello() : backend.handleCommand(channel, database, command, query);
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return backend.handleQuery(query);
    }

    @Override
    public void handleClose(Channel channel) {
        backend.handleClose(channel);
    }

    @Override
    public void dropDatabase(String database) {
        backend.dropDatabase(database);
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return backend.getCurrentOperations(query);
    }

    @Override
    public Document getServerStatus() {
        return backend.getServerStatus();
    }

    @Override
    public synchronized void close() {
        backend.close();
    }

    @Override
    public void closeCursors(List<Long> cursors) {
        backend.closeCursors(cursors);
    }

    @Override
    public Clock getClock() {
        return backend.getClock();
    }

    @Override
    public void enableOplog() {
        backend.enableOplog();
        hasChangeStreams = true;
    }

    @Override
    public void disableOplog() {
        backend.disableOplog();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return backend.resolveDatabase(database);
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        backend.version(version);
        return this;
    }
}
