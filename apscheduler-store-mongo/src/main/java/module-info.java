import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.store.mongo.MongoJobStoreProvider;

/** A job store that keeps jobs in MongoDB. */
module io.apscheduler.store.mongo {
    requires transitive io.apscheduler.api;
    requires transitive org.mongodb.driver.sync.client;
    requires org.mongodb.driver.core;
    requires org.mongodb.bson;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.apscheduler.store.mongo;

    provides JobStoreProvider with
            MongoJobStoreProvider;
}
