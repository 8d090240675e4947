package io.apscheduler.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Many jobs at once, which PostgreSQL gets as a copy. */
final class PostgresCopyTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String[] PIECES = {
        "\t",
        "\n",
        "\r",
        "\\",
        "\\N",
        "\\.",
        "\\t",
        "\"",
        "'",
        "N",
        "null",
        "",
        " ",
        "é",
        "\u20ac",
        "\ud83d\ude80",
        "\u2028",
        "\b",
        "{}"
    };

    private final String url = PostgresServer.url(PostgresServer.NEW);
    private final String table = "copy" + NUMBER.incrementAndGet();
    private final JdbcJobStore store = JdbcJobStore.at(url).table(table).build();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @BeforeEach
    void open() {
        store.open(Records.context());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private JobRecord record(int number) {
        String origin = random.nextBoolean() ? null : number + text();
        Definition definition = Definition.of(text(), text(), "e" + number + text(), 1 + random.nextInt(9), origin);
        long due = random.nextInt(4) == 0 ? Standing.NEVER : random.nextLong(1_000_000);
        String quarantine = due == Standing.NEVER ? text() : null;
        return JobRecord.of(
                number + text(),
                definition,
                new Standing(
                        random.nextLong(1_000_000), due, random.nextInt(9), random.nextBoolean(), quarantine, null));
    }

    private List<JobRecord> records(int count) {
        List<JobRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record(i));
        }
        return records;
    }

    @Test
    void anyTextArrivesAsItWas() {
        List<JobRecord> records = records(1_200);

        assertThat(store.add(records)).isEmpty();

        assertThat(parts(store.list(JobQuery.first(2_000)))).as("seed %d", seed).isEqualTo(parts(records));
    }

    private static Map<String, List<Object>> parts(List<JobRecord> records) {
        Map<String, List<Object>> parts = new HashMap<>();
        for (JobRecord record : records) {
            Definition definition = record.definition();
            parts.put(
                    record.id(),
                    List.of(
                            definition.text(),
                            definition.name(),
                            definition.executor(),
                            definition.priority(),
                            Optional.ofNullable(definition.origin()),
                            record.standing()));
        }
        return parts;
    }

    @Test
    void whatIsCopiedCanBeClaimedWhereItIsReady() {
        store.add(Records.jobs(300, 1));
        List<JobRecord> never = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            never.add(Records.job("never " + i, Standing.NEVER));
        }
        store.add(never);

        assertThat(store.exchange(Records.request("n1", 1_000, List.of())).claims())
                .hasSize(300);
    }

    @Test
    void whatIsTakenIsToldAndTheRestAdded() {
        List<JobRecord> records = records(400);
        store.add(records.subList(100, 150));

        List<JobRecord> there = store.add(records);

        assertThat(there)
                .as("seed %d", seed)
                .extracting(JobRecord::id)
                .containsExactlyInAnyOrderElementsOf(
                        records.subList(100, 150).stream().map(JobRecord::id).toList());
        assertThat(store.list(JobQuery.first(1_000))).hasSize(400);
    }

    @Test
    void isOneTransactionForAThousand() throws SQLException {
        store.add(Records.jobs(1_000, 1));

        try (Connection connection = DriverManager.getConnection(url);
                ResultSet tuples = connection
                        .createStatement()
                        .executeQuery("select count(distinct xmin::text) from " + table + "_job")) {
            tuples.next();
            assertThat(tuples.getInt(1)).as("transactions that wrote them").isEqualTo(1);
        }
    }

    @Test
    void isInsertedWhereTheServerDoesNotCopy() throws SQLException {
        String user = table + "_user";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + user + " login password 'secret'");
            statement.execute("grant select, insert, update, delete on all tables in schema public to " + user);
            statement.execute("alter table " + table + "_job enable row level security");
            statement.execute("create policy all_rows on " + table + "_job using (true)");
        }
        String theirs = url.replaceAll("([?&])user=[^&]*", "$1user=" + user);
        JdbcJobStore guarded = JdbcJobStore.at(theirs)
                .username(user)
                .password("secret")
                .table(table)
                .schema(SchemaMode.VALIDATE)
                .build();
        guarded.open(Records.context());

        assertThat(guarded.add(Records.jobs(200, 1))).isEmpty();
        assertThat(guarded.list(JobQuery.first(1_000))).hasSize(200);
        guarded.close();
    }

    @Test
    void isForConnectionsOfTheOwnDriver() throws SQLException {
        Database.Connected nobody = new Database.Connected(new PGSimpleDataSource(), url, null);
        Database database =
                new Database(new PostgresDialect(), new Tables(null, "jobs", "\""), nobody, Records.context());
        PostgresCopy copy = new PostgresCopy(database, 1);

        try (Connection other = DriverManager.getConnection("jdbc:h2:mem:copy")) {
            assertThatThrownBy(() -> copy.send(other, new byte[0])).isInstanceOf(ClassNotFoundException.class);
        }
    }
}
