package io.apscheduler.store.jdbc;

import io.apscheduler.scenarios.StoredRunsScenario;
import io.apscheduler.spi.JobStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs of jobs in a database, with tables of their own for each test. */
abstract class StoredRunsOnDatabase extends StoredRunsScenario {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url;
    private final String table = "runs" + NUMBER.incrementAndGet();

    StoredRunsOnDatabase(String url) {
        this.url = url;
    }

    @Override
    protected JobStore createStore() {
        return JdbcJobStore.at(url).table(table).build();
    }

    @Override
    protected Optional<JobStore> createSibling() {
        return Optional.of(createStore());
    }
}
