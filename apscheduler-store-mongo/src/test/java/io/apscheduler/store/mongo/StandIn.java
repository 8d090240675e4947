package io.apscheduler.store.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** A server that speaks MongoDB's protocol, in this process: a replica set of one member. */
final class StandIn implements AutoCloseable {
    private final ReplicaSet replicaSet;
    private final MongoServer server;

    private StandIn(MongoBackend backend, int port) {
        this.replicaSet = new ReplicaSet(backend);
        this.server = new MongoServer(replicaSet);
        server.bind(new InetSocketAddress("localhost", port));
        replicaSet.listensOn("localhost:" + server.getLocalAddress().getPort());
    }

    static StandIn inMemory() {
        return new StandIn(new IndexedMemoryBackend(), 0);
    }

    /** One that records what was written, as change streams need it. */
    static StandIn withOplog() {
        StandIn server = inMemory();
        server.replicaSet.enableOplog();
        return server;
    }

    /** One that keeps its documents in a file, and can be started again on it. */
    static StandIn inFile(Path file, int port) {
        return new StandIn(new H2Backend(file.toString()), port);
    }

    ReplicaSet replicaSet() {
        return replicaSet;
    }

    int port() {
        return server.getLocalAddress().getPort();
    }

    String uri() {
        return "mongodb://localhost:" + port() + "/test?replicaSet=stand-in";
    }

    /** All documents of a collection of the database {@code test}. */
    List<Document> documents(String collection) {
        try (MongoClient client = MongoClients.create(uri())) {
            return client.getDatabase("test").getCollection(collection).find().into(new ArrayList<>());
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
