package io.apscheduler.store.redis;

import java.util.List;

/** The contract, held against one server. */
final class RedisJobStoreContractTest extends ServerContract {
    RedisJobStoreContractTest() {
        super(
                () -> RedisJobStore.at(SharedServer.get().uri()),
                () -> List.of(SharedServer.get().client()));
    }
}
