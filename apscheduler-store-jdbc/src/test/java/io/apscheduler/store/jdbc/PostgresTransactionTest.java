package io.apscheduler.store.jdbc;

final class PostgresTransactionTest extends CallersTransaction {
    PostgresTransactionTest() {
        super(PostgresServer.url(PostgresServer.NEW));
    }
}
