package io.apscheduler.store.memory;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;

/** The store that broken ones are made from is whole. */
final class SimpleJobStoreContractTest extends JobStoreContract {
    @Override
    protected JobStore createStore() {
        return new SimpleJobStore();
    }
}
