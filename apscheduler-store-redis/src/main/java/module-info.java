import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.store.redis.RedisJobStoreProvider;

/** A job store that keeps jobs in Redis. */
module io.apscheduler.store.redis {
    requires transitive io.apscheduler.api;
    requires org.apache.commons.pool2;
    requires org.slf4j;
    requires redis.clients.jedis;
    requires static org.jspecify;

    exports io.apscheduler.store.redis;

    provides JobStoreProvider with
            RedisJobStoreProvider;
}
