package io.apscheduler.store.jdbc;

final class HsqldbJobStoreContractTest extends DatabaseContract {
    HsqldbJobStoreContractTest() {
        super("jdbc:hsqldb:mem:contract");
    }
}
