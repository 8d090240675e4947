package io.apscheduler.store.mapdb;

import io.apscheduler.scenarios.StoredRunsScenario;
import io.apscheduler.spi.JobStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class StoredRunsOnMapDbTest extends StoredRunsScenario {
    @TempDir
    private Path folder;

    @Override
    protected JobStore createStore() {
        return MapDbJobStore.at(folder.resolve("jobs"));
    }
}
