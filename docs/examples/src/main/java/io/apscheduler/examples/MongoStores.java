package io.apscheduler.examples;

import com.mongodb.client.MongoClient;
import io.apscheduler.Scheduler;
import io.apscheduler.store.mongo.MongoJobStore;

/** Jobs in MongoDB, in code. */
public final class MongoStores {
    private MongoStores() {}

    /** With all options. */
    public static Scheduler at(String uri) {
        // region store
        MongoJobStore store =
                MongoJobStore.at(uri).database("ops").collection("jobs").build();
        Scheduler scheduler = Scheduler.builder().jobStore("default", store).build();
        // endregion
        return scheduler;
    }

    /** On a client of one's own, which stays open. */
    public static Scheduler on(MongoClient client) {
        // region client
        Scheduler scheduler = Scheduler.builder()
                .jobStore("default", MongoJobStore.on(client).database("ops").build())
                .build();
        // endregion
        return scheduler;
    }
}
