package io.apscheduler.store.mapdb;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The MapDB store keeps the contract of all stores. */
final class MapDbJobStoreContractTest extends JobStoreContract {
    @TempDir
    private Path folder;

    private int stores;

    @Override
    protected JobStore createStore() {
        return MapDbJobStore.at(folder.resolve("jobs" + stores++));
    }
}
