package io.apscheduler.store.jdbc;

final class DerbyJobStoreContractTest extends DatabaseContract {
    DerbyJobStoreContractTest() {
        super("jdbc:derby:memory:contract;create=true");
    }

    @Override
    protected int loadedJobs() {
        return 40;
    }
}
