package io.apscheduler.store.jdbc;

final class H2TransactionTest extends CallersTransaction {
    H2TransactionTest() {
        super("jdbc:h2:mem:callers;DB_CLOSE_DELAY=-1");
    }
}
