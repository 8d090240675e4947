package io.apscheduler.store.jdbc;

import static io.apscheduler.store.jdbc.Records.completions;
import static io.apscheduler.store.jdbc.Records.context;
import static io.apscheduler.store.jdbc.Records.job;
import static io.apscheduler.store.jdbc.Records.jobs;
import static io.apscheduler.store.jdbc.Records.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What happens when the database, or the way to it, fails. */
final class FaultsTest {
    private static final long LATER = 32_503_680_000_000_000L;
    private static int number;

    private Probe probe;
    private JdbcJobStore store;

    static Stream<String> databases() {
        return Stream.of("h2", "postgresql");
    }

    private void open(String database) {
        number++;
        if (database.equals("h2")) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:faults" + number + ";DB_CLOSE_DELAY=-1");
            probe = new Probe(source);
        } else {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(PostgresServer.url(PostgresServer.NEW));
            probe = new Probe(source);
        }
        store = JdbcJobStore.on(probe).table("faults" + number).build();
        store.open(context());
        probe.taken();
    }

    private static Predicate<String> commit() {
        return "commit"::equals;
    }

    @Nested
    class ALostConnection {
        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.FaultsTest#databases")
        void beforeTheCommitChangesNothing(String database) {
            open(database);
            store.add(jobs(5, 0));
            probe.failBefore(commit(), Probe.lost());

            assertThatThrownBy(() -> store.exchange(request("n1", 5, List.of())))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("Job store \"main\" could not exchange")
                    .hasMessageContaining("repeating it is safe");

            assertThat(store.owned("n1")).isEmpty();
            assertThat(store.exchange(request("n2", 5, List.of())).claims()).hasSize(5);
            store.close();
        }

        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.FaultsTest#databases")
        void afterTheCommitLosesAndDoublesNothing(String database) {
            open(database);
            store.add(jobs(5, 0));
            List<Claim> claims = store.exchange(request("n1", 3, List.of())).claims();
            ExchangeRequest request = request("n1", 5, completions(claims, LATER, false));
            probe.failAfter(commit(), Probe.lost());

            assertThatThrownBy(() -> store.exchange(request)).isInstanceOf(JobStoreException.class);

            assertThat(store.exchange(request).refused()).hasSize(3);
            assertThat(store.owned("n1")).hasSize(2);
            for (Claim claim : claims) {
                assertThat(store.find(claim.record().id())
                                .orElseThrow()
                                .standing()
                                .runs())
                        .isEqualTo(1);
            }
            store.close();
        }
    }

    @Nested
    class ALostConflict {
        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.FaultsTest#databases")
        void isRepeatedUnseen(String database) {
            open(database);
            store.add(jobs(5, 0));
            probe.failBefore(commit(), new SQLException("deadlock detected", "40P01"));

            assertThat(store.exchange(request("n1", 5, List.of())).claims()).hasSize(5);
            store.close();
        }

        @Test
        void isGivenUpAfterSomeAttempts() {
            open("h2");
            probe.failAlways(commit(), new SQLException("could not serialize", "40001"));

            assertThatThrownBy(() -> store.add(List.of(job("a", 0))))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("could not add jobs in 12 attempts")
                    .hasMessageContaining("lost against other transactions");
        }
    }

    @Nested
    class APool {
        @Test
        void thatIsExhaustedSaysSo() throws SQLException {
            JdbcJobStore one = JdbcJobStore.at("jdbc:h2:mem:exhausted;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=8000")
                    .pool("maximumPoolSize", "1")
                    .pool("connectionTimeout", "250")
                    .build();
            one.open(context());
            JdbcDataSource other = new JdbcDataSource();
            other.setURL("jdbc:h2:mem:exhausted");
            try (Connection connection = other.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("update \"apscheduler_scheduler\" set turn = turn");
                Thread waits = new Thread(() -> one.add(List.of(job("a", 0))));
                waits.start();
                while (waits.getState() == Thread.State.NEW || free(one)) {
                    Thread.onSpinWait();
                }

                assertThatThrownBy(() -> one.find("a"))
                        .isInstanceOf(JobStoreException.class)
                        .hasMessageContaining("no connection became free in time")
                        .hasMessageContaining("pool.maximumPoolSize");
                connection.rollback();
                waits.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertThat(one.find("a")).isPresent();
            one.close();
        }

        private boolean free(JdbcJobStore store) {
            try {
                store.find("a");
                return true;
            } catch (JobStoreException e) {
                return false;
            }
        }
    }

    @Nested
    class AReadOnlyDatabase {
        @Test
        void isNamedAsSuch() {
            open("postgresql");
            probe.failBefore(
                    text -> text.startsWith("insert into"),
                    new SQLException("cannot execute INSERT in a read-only transaction", "25006"));

            assertThatThrownBy(() -> store.add(List.of(job("a", 0))))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("takes no writes");
            store.close();
        }
    }

    @Nested
    class AText {
        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.FaultsTest#databases")
        void thatNoDatabaseHoldsIsRefused(String database) {
            open(database);
            for (String text : List.of("nul \0", "half \uD83D", "\uDE80 half", "\uD83D\uD83D\uDE80")) {
                JobRecord record = JobRecord.of("a", Definition.of(text, "a", "default", 5, null), Records.at(0, 0));
                assertThatThrownBy(() -> store.add(List.of(record)))
                        .isInstanceOf(JobStoreException.class)
                        .hasMessageContaining("cannot hold");
                assertThatThrownBy(() -> store.add(List.of(job("id " + text, 0))))
                        .isInstanceOf(JobStoreException.class)
                        .hasMessageContaining(" has the character U+");
            }
            assertThat(store.find("a")).isEmpty();
            store.close();
        }

        @ParameterizedTest
        @MethodSource("io.apscheduler.store.jdbc.FaultsTest#databases")
        void thatExplainsAQuarantineIsMadeFit(String database) {
            open(database);
            Standing broken = new Standing(0, Standing.NEVER, 0, false, "because \0 of \uD83D", null);
            store.add(List.of(JobRecord.of("a", Definition.of("text", "a", "default", 5, null), broken)));

            assertThat(store.find("a").orElseThrow().standing().quarantine()).isEqualTo("because \uFFFD of \uFFFD");
            store.close();
        }

        @Test
        void thatIsTooLongForAKeyIsRefused() {
            open("h2");

            assertThatThrownBy(() -> store.add(List.of(job("x".repeat(256), 0))))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("256 characters")
                    .hasMessageContaining("at most 255");
            store.close();
        }
    }

    @Nested
    class Opening {
        @Test
        void twiceIsRefused() {
            open("h2");

            assertThatThrownBy(() -> store.open(context()))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("open already");
            store.close();
        }

        @Test
        void failsAndStaysClosedWhereNothingAnswers() {
            JdbcJobStore nowhere =
                    JdbcJobStore.at("jdbc:postgresql://localhost:1/nothing").build();

            assertThatThrownBy(() -> nowhere.open(context()))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("jdbc:postgresql://localhost:1/nothing")
                    .hasMessageContaining("connection to the database was lost or refused");
            assertThatThrownBy(() -> nowhere.find("a")).hasMessageContaining("closed");
        }
    }
}
