package io.apscheduler.store.redis;

/** The contract, held against one server. */
final class RedisJobStoreContractTest extends ServerContract {
    RedisJobStoreContractTest() {
        super(() -> RedisJobStore.at(SharedServer.get().uri()));
    }
}
