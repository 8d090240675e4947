package io.apscheduler.store.jdbc;

final class Postgres18JobStoreContractTest extends DatabaseContract {
    Postgres18JobStoreContractTest() {
        super(PostgresServer.url(PostgresServer.NEW));
    }

    @Override
    protected boolean hasOwnClock() {
        return true;
    }
}
