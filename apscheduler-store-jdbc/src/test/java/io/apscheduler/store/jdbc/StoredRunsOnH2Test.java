package io.apscheduler.store.jdbc;

final class StoredRunsOnH2Test extends StoredRunsOnDatabase {
    StoredRunsOnH2Test() {
        super("jdbc:h2:mem:runs;DB_CLOSE_DELAY=-1");
    }
}
