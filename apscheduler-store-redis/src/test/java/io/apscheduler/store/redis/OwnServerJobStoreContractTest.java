package io.apscheduler.store.redis;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract, held against a server of one's own, Redis or Valkey: its URI is in the variable. Its keys stay there. */
@EnabledIfEnvironmentVariable(named = "APSCHEDULER_TEST_REDIS_URI", matches = "rediss?:.+")
final class OwnServerJobStoreContractTest extends ServerContract {
    OwnServerJobStoreContractTest() {
        super(() -> RedisJobStore.at(System.getenv("APSCHEDULER_TEST_REDIS_URI")));
    }
}
