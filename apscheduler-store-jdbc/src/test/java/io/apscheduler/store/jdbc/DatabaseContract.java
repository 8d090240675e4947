package io.apscheduler.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of stores, held against a database: tables of their own for each test. */
abstract class DatabaseContract extends JobStoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url;
    private final Map<JobStore, String> tables = new HashMap<>();

    DatabaseContract(String url) {
        this.url = url;
    }

    @Override
    protected JobStore createStore() {
        return storeOn("t" + NUMBER.incrementAndGet());
    }

    @Override
    protected Optional<JobStore> createSibling(JobStore first) {
        return Optional.of(storeOn(tables.get(first)));
    }

    /** No name is ever part of a statement, whatever marks the database knows. */
    @Test
    void takesNamesThatLookLikeStatements() {
        JobStore store = createStore();
        String name = "'; drop table " + tables.get(store) + "_job; -- \\' \" ` ? :id ${job} {fn x} %_";
        store.open(Records.context(name));
        store.add(List.of(Records.job(name, 0)));

        assertThat(store.find(name)).isPresent();
        assertThat(store.exchange(Records.request(name, 5, List.of())).claims()).hasSize(1);
        assertThat(store.owned(name)).hasSize(1);
        assertThat(store.remove(List.of(name))).hasSize(1);
        store.close();
        discard(store);
    }

    private JobStore storeOn(String table) {
        JobStore store = JdbcJobStore.at(url).table(table).build();
        tables.put(store, table);
        return store;
    }

    @Override
    protected void discard(JobStore store) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            for (String kind : List.of("job", "notice", "node", "scheduler", "schema")) {
                statement.executeUpdate("drop table " + quote + tables.get(store) + "_" + kind + quote);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
