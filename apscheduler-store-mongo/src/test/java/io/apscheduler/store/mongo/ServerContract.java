package io.apscheduler.store.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The contract of stores, held against a server: collections of their own for each test. */
abstract class ServerContract extends JobStoreContract {
    private static final String DATABASE = "apscheduler_test";

    private final String uri;
    private final Map<JobStore, String> collections = new HashMap<>();

    ServerContract(String uri) {
        this.uri = uri;
    }

    @Override
    protected JobStore createStore() {
        return storeOn("t" + UUID.randomUUID().toString().replace("-", ""));
    }

    @Override
    protected Optional<JobStore> createSibling(JobStore first) {
        return Optional.of(storeOn(collections.get(first)));
    }

    private JobStore storeOn(String collection) {
        JobStore store =
                MongoJobStore.at(uri).database(DATABASE).collection(collection).build();
        collections.put(store, collection);
        return store;
    }

    @Override
    protected boolean hasOwnClock() {
        return true;
    }

    /** A busy machine may take a second for a thousand runs. */
    @Override
    protected Duration lease() {
        return Duration.ofSeconds(2);
    }

    @Override
    protected void discard(JobStore store) {
        try (MongoClient client = MongoClients.create(uri)) {
            for (String kind : List.of("", "_nodes", "_hints")) {
                client.getDatabase(DATABASE)
                        .getCollection(collections.get(store) + kind)
                        .drop();
            }
        }
    }
}
