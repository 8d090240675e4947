package io.apscheduler.store.jdbc;

final class Postgres16JobStoreContractTest extends DatabaseContract {
    Postgres16JobStoreContractTest() {
        super(PostgresServer.url(PostgresServer.OLD));
    }

    @Override
    protected boolean hasOwnClock() {
        return true;
    }
}
