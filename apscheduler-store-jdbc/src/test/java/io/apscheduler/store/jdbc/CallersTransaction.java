package io.apscheduler.store.jdbc;

import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobConflictException;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.job.StoreTransaction;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskNotPersistableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs scheduled and runs completed in transactions of the caller's, beside data of the caller's. */
@Timeout(120)
public abstract class CallersTransaction {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The tests by the names of their tables: tasks find theirs here, as they are made from text. */
    private static final Map<String, CallersTransaction> TESTS = new ConcurrentHashMap<>();

    private final String url;
    private final String table = "tx" + NUMBER.incrementAndGet();
    private final BlockingQueue<SchedulerEvent> events = new LinkedBlockingQueue<>();
    private final String data = "data_" + table;
    private Scheduler scheduler = Scheduler.create();

    /** What tasks do. */
    private volatile Work work = connection -> {};

    CallersTransaction(String url) {
        this.url = url;
    }

    /** Something done in a transaction. */
    interface Work {
        void on(Connection connection) throws Exception;
    }

    @BeforeEach
    void start() throws SQLException {
        TESTS.put(table, this);
        inTransaction(
                connection -> execute(connection, "create table " + data + " (done varchar(40) not null primary key)"));
        scheduler = Scheduler.builder()
                .jobStore("default", JdbcJobStore.at(url).table(table).build())
                .misfireGraceTime(Duration.ofHours(1))
                .build();
        scheduler.addListener(events::add);
        scheduler.start();
    }

    @AfterEach
    void end() {
        scheduler.shutdown();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void note(Connection connection, Object what) throws SQLException {
        execute(connection, "insert into " + data + " (done) values ('" + what + "')");
    }

    private void inTransaction(Work work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } catch (Exception e) {
                connection.rollback();
                throw new IllegalStateException(e);
            }
        }
    }

    private List<String> done() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return new Sql(connection, true)
                    .query(row -> row.getString(1), "select done from " + data + " order by done");
        }
    }

    private <E extends SchedulerEvent> E next(Class<E> type) throws InterruptedException {
        while (true) {
            SchedulerEvent event = events.poll(30, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("No " + type.getSimpleName() + " came.");
            }
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    /** Runs what the test has asked for, in a transaction. */
    public static void run(String table) throws Exception {
        CallersTransaction test = TESTS.get(table);
        test.inTransaction(test.work);
    }

    /** Does what the test has asked for with a connection that commits nothing. */
    public static void runOpen(String table) throws Exception {
        CallersTransaction test = TESTS.get(table);
        try (Connection connection = DriverManager.getConnection(test.url)) {
            connection.setAutoCommit(false);
            test.work.on(connection);
        }
    }

    private JobSpec once(String id) {
        return JobSpec.of(Task.of(CallersTransaction::run, table), now()).id(id);
    }

    private static void complete(Connection connection) {
        JobContext.current().complete(JdbcTransaction.on(connection));
    }

    @Nested
    class Scheduling {
        @Test
        void isSeenWithTheCommitAndThenRuns() throws Exception {
            work = connection -> note(connection, "run");
            inTransaction(connection -> {
                note(connection, "asked");
                Job job = scheduler.schedule(once("order"), JdbcTransaction.on(connection));
                assertThat(job.id()).isEqualTo("order");
                assertThat(job.nextFireTime()).isPresent();
                assertThat(scheduler.job("order")).isEmpty();
            });
            assertThat(next(JobExecuted.class).jobId()).isEqualTo("order");
            assertThat(done()).containsExactly("asked", "run");
        }

        @Test
        void neverWasAfterARollback() throws Exception {
            assertThatThrownBy(() -> inTransaction(connection -> {
                        scheduler.schedule(once("order"), JdbcTransaction.on(connection));
                        throw new IllegalStateException("no order after all");
                    }))
                    .hasMessage("no order after all");
            work = connection -> note(connection, "other");
            scheduler.schedule(once("other"));
            assertThat(next(JobExecuted.class).jobId()).isEqualTo("other");
            assertThat(scheduler.jobs()).isEmpty();
        }

        @Test
        void refusesAnIdThatIsTaken() throws Exception {
            scheduler.schedule(once("order").trigger(every(Duration.ofDays(1))));
            assertThatThrownBy(() -> inTransaction(connection -> {
                        note(connection, "asked");
                        scheduler.schedule(once("order"), JdbcTransaction.on(connection));
                    }))
                    .isInstanceOf(JobConflictException.class);
            assertThat(done()).isEmpty();
        }

        @Test
        void keepsWhatIsThereWhereAskedTo() throws Exception {
            scheduler.schedule(once("order").name("first").trigger(every(Duration.ofDays(1))));
            inTransaction(connection -> {
                Job kept = scheduler.schedule(
                        once("order").name("second").onConflict(ConflictPolicy.KEEP), JdbcTransaction.on(connection));
                assertThat(kept.name()).isEqualTo("first");
            });
        }

        @Test
        void refusesWhatCannotWork() throws Exception {
            inTransaction(connection -> {
                JdbcTransaction transaction = JdbcTransaction.on(connection);
                assertThatThrownBy(
                                () -> scheduler.schedule(once("order").onConflict(ConflictPolicy.REPLACE), transaction))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("cannot be replaced in a transaction");
                assertThatThrownBy(() -> scheduler.schedule(JobSpec.of(Task.of(() -> {}), now()), transaction))
                        .isInstanceOf(TaskNotPersistableException.class);
                assertThatThrownBy(() -> scheduler.schedule(once("order"), new StoreTransaction() {}))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("takes part in no");
                connection.setAutoCommit(true);
                assertThatThrownBy(() -> scheduler.schedule(once("order"), transaction))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("auto-commit");
                connection.setAutoCommit(false);
                scheduler.shutdown();
                assertThatThrownBy(() -> scheduler.schedule(once("order"), transaction))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("not running");
            });
        }

        @Test
        void saysSoIfTheStoreKnowsNoTransactions() throws Exception {
            try (Scheduler inMemory = Scheduler.create()) {
                inMemory.start();
                inTransaction(connection -> assertThatThrownBy(
                                () -> inMemory.schedule(once("order"), JdbcTransaction.on(connection)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("Job store \"default\" takes part in no JdbcTransaction."));
            }
        }
    }

    @Nested
    class Completing {
        @Test
        void recordsTheRunWithTheTasksOwnWork() throws Exception {
            CountDownLatch committed = new CountDownLatch(1);
            CountDownLatch seen = new CountDownLatch(1);
            work = connection -> {
                note(connection, "run");
                complete(connection);
                connection.commit();
                committed.countDown();
                seen.await(30, TimeUnit.SECONDS);
            };
            scheduler.schedule(once("order")
                    .trigger(every(Duration.ofDays(1)).startingAt("2020-01-01"))
                    .coalesce(true)
                    .maxRuns(5));
            scheduler.runNow("order");
            assertThat(committed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(scheduler.job("order").orElseThrow().runCount()).isEqualTo(1);
            seen.countDown();

            assertThat(next(JobExecuted.class).jobId()).isEqualTo("order");
            assertThat(done()).containsExactly("run");
            work = connection -> note(connection, "again");
            scheduler.runNow("order");
            next(JobExecuted.class);
            assertThat(scheduler.job("order").orElseThrow().runCount()).isEqualTo(2);
        }

        @Test
        void endsAJobWithItsLastRun() throws Exception {
            work = connection -> {
                note(connection, "run");
                complete(connection);
            };
            scheduler.schedule(once("order"));
            assertThat(next(JobExecuted.class).jobId()).isEqualTo("order");
            assertThat(next(JobRemoved.class).job().id()).isEqualTo("order");
            assertThat(scheduler.jobs()).isEmpty();
            assertThat(done()).containsExactly("run");
        }

        @Test
        void countsForNothingIfTheTaskRollsBackAndThrows() throws Exception {
            AtomicInteger attempts = new AtomicInteger();
            work = connection -> {
                note(connection, "attempt " + JobContext.current().attempt());
                complete(connection);
                if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("roll back");
                }
            };
            scheduler.schedule(once("order").retry(Retry.fixed(3, Duration.ofMillis(1))));
            assertThat(next(JobFailed.class).attempt()).isEqualTo(1);
            assertThat(next(JobExecuted.class).attempt()).isEqualTo(2);
            next(JobRemoved.class);
            assertThat(done()).containsExactly("attempt 2");
        }

        @Test
        void mayBeDoneAgainAfterARollback() throws Exception {
            work = connection -> {
                note(connection, "first");
                complete(connection);
                connection.rollback();
                note(connection, "second");
                complete(connection);
            };
            scheduler.schedule(once("order"));
            next(JobRemoved.class);
            assertThat(done()).containsExactly("second");
        }

        @Test
        void isAsIfNeverCalledIfTheTaskForgetsToCommit() throws Exception {
            work = CallersTransaction::complete;
            scheduler.schedule(once("order").task(Task.of(CallersTransaction::runOpen, table)));
            next(JobExecuted.class);
            next(JobRemoved.class);
            assertThat(scheduler.jobs()).isEmpty();
        }

        @Test
        void preventsRetriesOfATaskThatThrowsAfterItsCommit() throws Exception {
            work = connection -> {
                note(connection, "attempt " + JobContext.current().attempt());
                complete(connection);
                connection.commit();
                throw new IllegalStateException("too late");
            };
            scheduler.schedule(once("order").retry(Retry.fixed(3, Duration.ofMillis(1))));
            assertThat(next(JobFailed.class).exception()).hasMessage("too late");
            assertThat(next(SchedulerEvent.class)).isInstanceOf(JobRemoved.class);
            assertThat(done()).containsExactly("attempt 1");
        }

        @Test
        void isRefusedASecondTime() throws Exception {
            work = connection -> {
                note(connection, "once");
                complete(connection);
                connection.commit();
                assertThatThrownBy(() -> complete(connection))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("completed already");
                note(connection, "and refused");
            };
            scheduler.schedule(once("order").trigger(every(Duration.ofDays(1))));
            scheduler.runNow("order");
            next(JobExecuted.class);
            assertThat(done()).containsExactly("and refused", "once");
        }

        @Test
        void copesWithAnEditOfTheJobMeanwhile() throws Exception {
            work = connection -> {
                editElsewhere();
                note(connection, "run");
                complete(connection);
            };
            scheduler.schedule(once("order").trigger(every(Duration.ofDays(1))));
            scheduler.runNow("order");
            next(JobExecuted.class);
            Job job = scheduler.job("order").orElseThrow();
            assertThat(job.name()).isEqualTo("edited elsewhere");
            assertThat(job.runCount()).isEqualTo(1);
            assertThat(done()).containsExactly("run");
        }

        private void editElsewhere() {
            try (Scheduler other = Scheduler.builder()
                    .jobStore("default", JdbcJobStore.at(url).table(table).build())
                    .build()) {
                other.pause();
                other.start();
                other.modify("order", spec -> spec.name("edited elsewhere"));
            }
        }

        @Test
        void copesWithTheRemovalOfTheJobMeanwhile() throws Exception {
            work = connection -> {
                scheduler.unschedule("order");
                note(connection, "run");
                complete(connection);
            };
            scheduler.schedule(once("order").trigger(every(Duration.ofDays(1))));
            scheduler.runNow("order");
            next(JobExecuted.class);
            assertThat(scheduler.jobs()).isEmpty();
            assertThat(done()).containsExactly("run");
        }

        @Test
        void worksForSeveralRunsOfAJobAtOnce() throws Exception {
            CountDownLatch all = new CountDownLatch(3);
            AtomicInteger number = new AtomicInteger();
            work = connection -> {
                all.countDown();
                all.await(30, TimeUnit.SECONDS);
                note(connection, number.incrementAndGet());
                complete(connection);
            };
            scheduler.schedule(once("order").trigger(every(Duration.ofDays(1))).maxInstances(3));
            for (int i = 0; i < 3; i++) {
                scheduler.runNow("order");
            }
            for (int i = 0; i < 3; i++) {
                next(JobExecuted.class);
            }
            assertThat(done()).containsExactly("1", "2", "3");
            assertThat(scheduler.job("order").orElseThrow().runCount()).isEqualTo(3);
        }

        @Test
        void isRefusedByAStoreWithoutTransactions() throws Exception {
            BlockingQueue<JobFailed> failures = new LinkedBlockingQueue<>();
            try (Scheduler inMemory = Scheduler.create()) {
                inMemory.on(JobFailed.class, failures::add);
                inMemory.start();
                work = CallersTransaction::complete;
                inMemory.schedule(once("order"));
                JobFailed failed = failures.poll(30, TimeUnit.SECONDS);
                assertThat(failed).isNotNull();
                assertThat(failed.exception())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("takes part in no JdbcTransaction");
            }
        }
    }
}
