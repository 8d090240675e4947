package io.apscheduler.store.jdbc;

final class StoredRunsOnPostgresTest extends StoredRunsOnDatabase {
    StoredRunsOnPostgresTest() {
        super(PostgresServer.url(PostgresServer.NEW));
    }
}
