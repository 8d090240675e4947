package io.apscheduler.store.mongo;

import io.apscheduler.scenarios.StoredRunsScenario;
import io.apscheduler.spi.JobStore;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

final class StoredRunsOnMongoTest extends StoredRunsScenario {
    private static final StandIn SERVER = StandIn.inMemory();

    private final String collection = "runs" + System.nanoTime();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Override
    protected JobStore createStore() {
        return MongoJobStore.at(SERVER.uri()).collection(collection).build();
    }

    @Override
    protected Optional<JobStore> createSibling() {
        return Optional.of(createStore());
    }
}
