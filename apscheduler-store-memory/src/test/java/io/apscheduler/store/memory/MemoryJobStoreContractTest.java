package io.apscheduler.store.memory;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;

/** The memory store keeps the contract of all stores. */
final class MemoryJobStoreContractTest extends JobStoreContract {
    @Override
    protected JobStore createStore() {
        return new MemoryJobStore();
    }
}
