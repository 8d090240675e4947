package io.apscheduler.store.jdbc;

final class H2JobStoreContractTest extends DatabaseContract {
    H2JobStoreContractTest() {
        super("jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1");
    }
}
