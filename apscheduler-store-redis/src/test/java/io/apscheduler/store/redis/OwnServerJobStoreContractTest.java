package io.apscheduler.store.redis;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;
import redis.clients.jedis.Jedis;

/** The contract, held against a server of one's own, Redis or Valkey: its URI is in the variable. Its keys stay there. */
@ResourceLock("javax.net.ssl.trustStore")
@EnabledIfEnvironmentVariable(named = "APSCHEDULER_TEST_REDIS_URI", matches = "rediss?:.+")
final class OwnServerJobStoreContractTest extends ServerContract {
    private static final String URI = System.getenv("APSCHEDULER_TEST_REDIS_URI");

    OwnServerJobStoreContractTest() {
        super(() -> RedisJobStore.at(URI), () -> List.of(new Jedis(java.net.URI.create(URI))));
    }
}
