package io.apscheduler.store.jdbc;

import static io.apscheduler.store.jdbc.Records.context;
import static io.apscheduler.store.jdbc.Records.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.JobStoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables: made, brought up to date, or only checked. */
final class SchemaTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String table = "schema_test_" + NUMBER.incrementAndGet();

    static Stream<String> urls() {
        return Stream.of(
                "jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1",
                "jdbc:hsqldb:mem:schema",
                PostgresServer.url(PostgresServer.NEW));
    }

    @Nested
    class Creating {
        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.SchemaTest#urls")
        void isSafeForManyAtTheSameMoment(String url) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String scheduler = "scheduler " + i % 3;
                starts.add(threads.submit(() -> {
                    JdbcJobStore store = JdbcJobStore.at(url)
                            .table(table)
                            .pool("maximumPoolSize", "1")
                            .build();
                    store.open(context(scheduler));
                    store.add(List.of(job("of " + scheduler, 0)));
                    store.close();
                }));
            }
            for (Future<?> start : starts) {
                end(start);
            }
            threads.shutdown();

            JdbcJobStore store = JdbcJobStore.at(url).table(table).build();
            store.open(context("scheduler 1"));
            assertThat(store.find("of scheduler 1")).isPresent();
            assertThat(store.find("of scheduler 2")).isEmpty();
            store.close();
        }

        private void end(Future<?> start) throws Exception {
            try {
                start.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }

        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.SchemaTest#urls")
        void goesOnWhereItWasInterrupted(String url) throws SQLException {
            opened(url, SchemaMode.CREATE).close();
            execute(
                    url,
                    "drop table \"" + table + "_job\"",
                    "delete from \"" + table + "_schema\"",
                    "delete from \"" + table + "_scheduler\"");

            JdbcJobStore store = opened(url, SchemaMode.CREATE);

            assertThat(store.add(List.of(job("a", 0)))).isEmpty();
            store.close();
        }

        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.SchemaTest#urls")
        void refusesTablesOfALaterVersion(String url) throws SQLException {
            opened(url, SchemaMode.CREATE).close();
            execute(url, "insert into \"" + table + "_schema\" values (99)");

            assertThatThrownBy(() -> opened(url, SchemaMode.CREATE))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("version 99")
                    .hasMessageContaining("newer");
        }
    }

    @Nested
    class Validating {
        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.SchemaTest#urls")
        void makesNothing(String url) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> opened(url, SchemaMode.VALIDATE))
                        .isInstanceOf(JobStoreException.class)
                        .hasMessageContaining("they are not there")
                        .hasMessageContaining("schema = create");
            }
        }

        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.SchemaTest#urls")
        void isContentWithTablesMadeByHand(String url) throws SQLException {
            String database = url.split(":")[1];
            execute(url, JdbcJobStore.definitions(database, table).toArray(String[]::new));

            JdbcJobStore store = opened(url, SchemaMode.VALIDATE);

            assertThat(store.add(List.of(job("a", 0)))).isEmpty();
            store.close();
        }

        @Test
        void refusesTablesThatLackAColumn() throws SQLException {
            String url = "jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1";
            opened(url, SchemaMode.CREATE).close();
            execute(url, "alter table \"" + table + "_job\" drop column \"STATE\"");

            assertThatThrownBy(() -> opened(url, SchemaMode.VALIDATE))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("could not read its tables " + table);
        }
    }

    @Nested
    class Naming {
        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.SchemaTest#urls")
        void putsTablesIntoASchema(String url) throws SQLException {
            execute(url, "create schema \"s" + table + "\"");
            JdbcJobStore store =
                    JdbcJobStore.at(url).table("s" + table + "." + table).build();

            store.open(context());
            store.add(List.of(job("a", 0)));

            assertThat(store.find("a")).isPresent();
            store.close();
            execute(url, "delete from \"s" + table + "\".\"" + table + "_job\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "a\"; drop table x; --", "1a", "a.b.c", "a;b", "a'b", "ä", "a.", ".a"})
        void refusesWhatIsNoPlainName(String name) {
            assertThatThrownBy(() -> JdbcJobStore.at("jdbc:h2:mem:x").table(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("letters, digits");
            assertThatThrownBy(() -> JdbcJobStore.definitions("h2", name)).isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.SchemaTest#urls")
        void takesAnySchedulerAndId(String url) {
            String nasty = "'; drop table \"" + table + "_job\"; -- \\ \" ? :id ${job} {fn x}";
            JdbcJobStore store = JdbcJobStore.at(url).table(table).build();
            store.open(context(nasty));
            store.add(List.of(job(nasty, 0)));

            assertThat(store.find(nasty)).isPresent();
            assertThat(store.exchange(Records.request(nasty, 5, List.of())).claims())
                    .hasSize(1);
            assertThat(store.owned(nasty)).hasSize(1);
            assertThat(store.remove(List.of(nasty))).hasSize(1);
            store.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "any",
                    "derby",
                    "h2",
                    "hsqldb",
                    "mariadb",
                    "mysql",
                    "oracle",
                    "postgresql",
                    "sqlite",
                    "sqlserver"
                })
        void definitionsNameEveryTable(String database) {
            String all = String.join(";\n", JdbcJobStore.definitions(database, "jobs"));

            assertThat(all).contains("jobs_job", "jobs_node", "jobs_notice", "jobs_scheduler", "jobs_schema");
            assertThat(all).doesNotContain("${", "--\n");
        }

        @Test
        void anUnknownDatabaseHasNoDefinitions() {
            assertThatThrownBy(() -> JdbcJobStore.definitions("dbase", "jobs"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("h2, hsqldb");
        }
    }

    private JdbcJobStore opened(String url, SchemaMode mode) {
        JdbcJobStore store = JdbcJobStore.at(url).table(table).schema(mode).build();
        store.open(context());
        return store;
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
