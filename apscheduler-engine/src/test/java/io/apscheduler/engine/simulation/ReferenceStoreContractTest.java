package io.apscheduler.engine.simulation;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;

/** What the simulation stands on keeps the contract of all stores. */
final class ReferenceStoreContractTest extends JobStoreContract {
    @Override
    protected JobStore createStore() {
        return new ReferenceStore() {
            @Override
            public boolean isPersistent() {
                return false; // records of several schedulers are not kept apart
            }
        };
    }
}
