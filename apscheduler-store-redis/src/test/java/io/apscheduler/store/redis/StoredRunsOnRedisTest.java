package io.apscheduler.store.redis;

import io.apscheduler.scenarios.StoredRunsScenario;
import io.apscheduler.spi.JobStore;
import java.util.Optional;
import java.util.UUID;

final class StoredRunsOnRedisTest extends StoredRunsScenario {
    private final String prefix = "runs-" + UUID.randomUUID();

    @Override
    protected JobStore createStore() {
        return RedisJobStore.at(SharedServer.get().uri()).prefix(prefix).build();
    }

    @Override
    protected Optional<JobStore> createSibling() {
        return Optional.of(createStore());
    }
}
