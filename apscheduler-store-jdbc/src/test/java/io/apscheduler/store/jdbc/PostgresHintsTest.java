package io.apscheduler.store.jdbc;

import static io.apscheduler.store.jdbc.Records.at;
import static io.apscheduler.store.jdbc.Records.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.StoreContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes tell each other of what is due soon. */
final class PostgresHintsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long LATER = 32_503_680_000_000_000L;

    private final String table = "hints" + NUMBER.incrementAndGet();
    private final String url = PostgresServer.url(PostgresServer.NEW);
    private final BlockingQueue<Long> heardByOne = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> heardByOther = new LinkedBlockingQueue<>();
    private JdbcJobStore one;
    private JdbcJobStore other;

    @BeforeEach
    void open() throws SQLException {
        one = opened(heardByOne);
        other = opened(heardByOther);
        awaitListeners(2);
    }

    private JdbcJobStore opened(BlockingQueue<Long> heard) {
        JdbcJobStore store = JdbcJobStore.at(url).table(table).build();
        store.open(new StoreContext("test", "main", InstantSource.system(), heard::add));
        return store;
    }

    private void awaitListeners(int count) throws SQLException {
        int found = 0;
        while (found < count) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select count(*) from pg_stat_activity where query = 'listen \"" + table + "_hint_1\"'")) {
                row.next();
                found = row.getInt(1);
            }
        }
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void anAddedJobIsToldToOthersOnly() throws InterruptedException {
        one.add(List.of(job("later", LATER), job("soon", 5), job("sooner", 3)));

        assertThat(heardByOther.poll(10, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(heardByOne).isEmpty();
    }

    @Test
    void anEditedJobIsTold() throws InterruptedException {
        one.add(List.of(job("a", LATER)));
        JobRecord record = one.find("a").orElseThrow();

        one.update(record.edited(record.definition(), at(7, 0)));

        assertThat(heardByOther.poll(10, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void whatWasHeldBackGoesOutWithAnExchange() throws InterruptedException {
        for (long due = 20; due > 0; due--) {
            one.add(List.of(job("job " + due, due)));
        }
        long least = Long.MAX_VALUE;
        int hints = 0;
        while (least > 1) {
            one.exchange(Records.request("n1", 0, List.of()));
            Long heard = heardByOther.poll(50, TimeUnit.MILLISECONDS);
            hints += heard == null ? 0 : 1;
            least = Math.min(least, heard == null ? least : heard);
        }

        assertThat(hints).isLessThan(20);
    }

    @Test
    void listeningGoesOnAfterTheConnectionWasLost() throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen \"" + table
                    + "_hint_1\"'");
        }
        awaitListeners(2);

        one.add(List.of(job("a", 5)));

        assertThat(heardByOther.poll(10, TimeUnit.SECONDS)).isEqualTo(5);
    }
}
