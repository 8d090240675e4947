package io.apscheduler.store.jdbc;

import static io.apscheduler.store.jdbc.Records.completions;
import static io.apscheduler.store.jdbc.Records.jobs;
import static io.apscheduler.store.jdbc.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What PostgreSQL has to do for a run: counted, not timed. */
final class PostgresBudgetTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long LATER = 32_503_680_000_000_000L;
    private static final String SET_UP =
            "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_sort=off";

    private final String url = PostgresServer.url(PostgresServer.NEW);
    private final String table = "budget" + NUMBER.incrementAndGet();

    private Probe probe(String options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setOptions(options);
        return new Probe(source);
    }

    @Nested
    class RoundTrips {
        private Probe probe;
        private JdbcJobStore store;

        private void open(String options) {
            probe = probe(options);
            store = JdbcJobStore.on(probe).table(table).build();
            store.open(Records.context());
            store.add(jobs(500, 0));
            probe.taken();
        }

        /** Hints for other nodes aside, of which there are ten a second at most. */
        private List<String> sent() {
            return probe.taken().stream()
                    .filter(text -> !text.startsWith("select pg_notify"))
                    .toList();
        }

        @Test
        void anExchangeIsOneStatementAndCommitsByItself() {
            open(SET_UP);

            ExchangeReply first = store.exchange(request("n1", 250, List.of()));
            store.exchange(request("n1", 250, completions(first.claims(), LATER, false)));

            assertThat(first.claims()).hasSize(250);
            assertThat(sent()).hasSize(2).allMatch(text -> text.startsWith("with clock as"));
            store.close();
        }

        @Test
        void connectionsThatAreNotSetUpTakeThreeTripsAndOneCommit() {
            open("");

            store.exchange(request("n1", 250, List.of()));

            assertThat(sent()).hasSize(3).last().isEqualTo("commit");
            store.close();
        }

        @Test
        void addingAThousandIsOneStatement() {
            open(SET_UP);

            store.add(jobs(1_500, 0).subList(500, 1_500));

            assertThat(sent()).hasSize(1);
            store.close();
        }

        @Test
        void addingAThousandOfWhichHalfAreThereIsThree() {
            open(SET_UP);

            List<JobRecord> there = store.add(jobs(1_000, 0));

            assertThat(there).hasSize(500);
            assertThat(sent()).hasSize(3);
            assertThat(store.list(JobQuery.first(2_000))).hasSize(1_000);
            store.close();
        }

        @Test
        void anEditIsOneStatement() {
            open(SET_UP);
            var record = store.find("job 1").orElseThrow();
            probe.taken();

            store.update(record.edited(record.definition(), Records.at(LATER, 0)));

            assertThat(sent()).hasSize(1);
            store.close();
        }
    }

    @Nested
    class RowWrites {
        private JdbcJobStore store;

        @BeforeEach
        void open() {
            store = JdbcJobStore.at(url).table(table).build();
            store.open(Records.context());
        }

        @Test
        void areTwoForARunAndOneForTheLease() throws SQLException {
            store.add(jobs(1_000, 0));
            List<Completion> done = List.of();
            for (int i = 0; i < 6; i++) {
                done = completions(store.exchange(request("n1", 200, done)).claims(), LATER, false);
            }
            store.close();

            assertThat(counted("n_tup_upd", table + "_job")).isEqualTo(2_000);
            assertThat(counted("n_tup_upd", table + "_node")).isEqualTo(5);
            assertThat(counted("n_tup_ins", table + "_node")).isEqualTo(1);
        }

        @Test
        void areOneAndTouchNoIndexWhileOwnershipIsKept() throws SQLException {
            store.add(jobs(1_000, 0));
            List<Claim> claims = store.exchange(request("n1", 1_000, List.of())).claims();
            int advances = 20;
            List<Completion> kept = completions(claims, LATER, true);
            for (int i = 0; i < advances; i++) {
                assertThat(store.exchange(request("n1", 0, kept)).refused()).isEmpty();
                kept = next(kept);
            }
            store.close();

            long updates = counted("n_tup_upd", table + "_job");
            assertThat(updates).isEqualTo(1_000L + 1_000L * advances);
            assertThat(counted("n_tup_hot_upd", table + "_job")).isGreaterThan((updates - 1_000) * 9 / 10);
        }

        private List<Completion> next(List<Completion> kept) {
            List<Completion> next = new ArrayList<>();
            for (Completion each : kept) {
                Completion.Advance advance = (Completion.Advance) each;
                next.add(new Completion.Advance(each.id(), each.fence() + 1, advance.standing(), true));
            }
            return next;
        }
    }

    @Nested
    class Plans {
        /** Twelve exchanges on a table that is empty and never analysed are what makes a plan for ever. */
        @Test
        void preparedOnAnEmptyTableUseTheIndexes() throws SQLException {
            JdbcJobStore store = JdbcJobStore.at(url)
                    .table(table)
                    .pool("maximumPoolSize", "1")
                    .build();
            store.open(Records.context());
            List<Completion> none = List.of();
            for (int i = 0; i < 12; i++) {
                store.exchange(request("n1", 500, none));
            }
            store.add(jobs(20_000, 0));
            long before = counted("seq_tup_read", table + "_job");
            List<Completion> done = none;
            int claimed = 0;
            for (int i = 0; i < 41; i++) {
                List<Claim> claims = store.exchange(request("n1", 500, done)).claims();
                assertThat(claims.size()).isLessThanOrEqualTo(500);
                claimed += claims.size();
                done = completions(claims, LATER, false);
            }
            store.close();

            assertThat(claimed).isEqualTo(20_000);
            assertThat(counted("n_tup_upd", table + "_job")).isEqualTo(40_000);
            assertThat(counted("seq_tup_read", table + "_job") - before).isLessThan(20_000);
        }

        @Test
        void claimNoMoreThanAskedWhateverTheStatisticsSay() throws SQLException {
            JdbcJobStore store = JdbcJobStore.at(url).table(table).build();
            store.open(Records.context());
            store.add(jobs(300, 0));
            for (String pages : List.of("1", "100000000")) {
                execute("set allow_system_table_mods = on; update pg_class set reltuples = 1e9, relpages = " + pages
                        + " where relname like '" + table + "%'");
                assertThat(store.exchange(request("n1", 7, List.of())).claims()).hasSize(7);
                assertThat(store.exchange(request("n2", 100, List.of())).claims())
                        .hasSize(100);
            }
            store.close();
        }
    }

    /** A count of the server's; its sessions report at their end, or a second late. */
    private long counted(String what, String relation) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            long last = -1;
            for (int same = 0; same < 3; ) {
                statement.execute("select pg_sleep(0.1), pg_stat_clear_snapshot()");
                try (ResultSet row = statement.executeQuery(
                        "select " + what + " from pg_stat_user_tables where relname = '" + relation + "'")) {
                    row.next();
                    same = row.getLong(1) == last ? same + 1 : 0;
                    last = row.getLong(1);
                }
            }
            return last;
        }
    }

    private void execute(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
