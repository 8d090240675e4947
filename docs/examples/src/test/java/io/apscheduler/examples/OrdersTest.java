package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.store.jdbc.JdbcJobStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OrdersTest {
    private final JdbcDataSource database = new JdbcDataSource();

    OrdersTest() throws SQLException {
        database.setURL("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table orders (id varchar(40) primary key, invoiced integer)");
        }
        Orders.in(database);
    }

    @Test
    void areInvoicedOnce() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (Scheduler scheduler = Scheduler.builder()
                .jobStore("default", JdbcJobStore.on(database).build())
                .misfireGraceTime(Duration.ofHours(1))
                .build()) {
            scheduler.on(JobRemoved.class, event -> ended.countDown());
            scheduler.start();
            Orders.take(scheduler, "4711");
            assertThatThrownBy(() -> Orders.take(scheduler, "4711")).isInstanceOf(SQLException.class);

            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(scheduler.jobs()).isEmpty();
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select invoiced from orders")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(1);
            assertThat(row.next()).isFalse();
        }
    }
}
