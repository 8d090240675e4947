package io.apscheduler.store.memory;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;
import java.util.Optional;

/** Handles that share jobs keep the contract of all stores. */
final class SharedMemoryJobStoreContractTest extends JobStoreContract {
    @Override
    protected JobStore createStore() {
        return new MemoryJobStore();
    }

    @Override
    protected Optional<JobStore> createSibling(JobStore first) {
        return Optional.of(((MemoryJobStore) first).shared());
    }
}
