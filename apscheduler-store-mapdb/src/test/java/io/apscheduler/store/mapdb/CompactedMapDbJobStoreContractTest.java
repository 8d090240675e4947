package io.apscheduler.store.mapdb;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A store that writes one snapshot after the other, beside all that is asked of it, keeps the contract as well. */
final class CompactedMapDbJobStoreContractTest extends JobStoreContract {
    @TempDir
    private Path folder;

    private int stores;

    @Override
    protected JobStore createStore() {
        return MapDbJobStore.at(folder.resolve("jobs" + stores++))
                .sync(Sync.NONE)
                .journalLimit(1);
    }
}
