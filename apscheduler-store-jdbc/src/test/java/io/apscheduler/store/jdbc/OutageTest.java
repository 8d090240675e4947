package io.apscheduler.store.jdbc;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobStoreFailed;
import io.apscheduler.event.SchedulerEvent.JobStoreRecovered;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scheduler whose database is away for a while, or takes nothing: it says so, waits, and goes on. */
public final class OutageTest {
    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final int JOBS = 20;
    private static volatile RunBook book = new RunBook(PERIOD);

    @TempDir
    private Path folder;

    private final BlockingQueue<JobStoreFailed> failed = new LinkedBlockingQueue<>();
    private final BlockingQueue<JobStoreRecovered> recovered = new LinkedBlockingQueue<>();
    private final AtomicInteger exchanges = new AtomicInteger();
    private Scheduler scheduler;

    /** The job: notes that it runs. */
    public static void work(JobContext context) {
        book.started(context);
    }

    @BeforeEach
    void openABook() {
        book = new RunBook(PERIOD);
    }

    @AfterEach
    void shutDown() {
        scheduler.shutdown();
    }

    private void start(JobStore store, String lease) {
        scheduler = Scheduler.builder()
                .jobStore("default", counted(store))
                .property("apscheduler.lease", lease)
                .property("apscheduler.threadpool.max_threads", "4")
                .coalesce(false)
                .misfireGraceTime(JobSpec.NO_LIMIT)
                .build();
        scheduler.on(JobMissed.class, book::missed);
        scheduler.on(JobStoreFailed.class, failed::add);
        scheduler.on(JobStoreRecovered.class, recovered::add);
        scheduler.start();
    }

    private JobStore counted(JobStore store) {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (p, call, args) -> {
                    if (call.getName().equals("exchange")) {
                        exchanges.incrementAndGet();
                    }
                    try {
                        return call.invoke(store, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void scheduleJobs() {
        for (int i = 0; i < JOBS; i++) {
            scheduler.schedule(JobSpec.of(Task.of(OutageTest::work, Task.CONTEXT), every(PERIOD))
                    .id("job " + i));
        }
        awaitMoreRuns();
    }

    private void awaitMoreRuns() {
        long enough = book.starts() + 5 * JOBS;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (book.starts() < enough) {
            assertThat(System.nanoTime()).as("a run in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Each fire time was started or reported missed, and is counted once. */
    private void checkCounts(JobStore store) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!book.isCaughtUp() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        scheduler.shutdown();
        store.open(Records.context("default"));
        for (JobRecord record : store.list(JobQuery.first(1_000))) {
            book.check(record.id(), record.standing().runs());
        }
        store.close();
    }

    @Nested
    class AServer {
        /** The shorter lease lapses while the server is away; what was under way may be run again then. */
        @ParameterizedTest
        @ValueSource(strings = {"15", "1"})
        void thatIsStartedAgainLosesAndDoublesNothing(String lease) throws Exception {
            try (OwnPostgres server = OwnPostgres.in(folder.resolve("server"))) {
                JdbcJobStore store = JdbcJobStore.at(server.url()).build();
                start(store, lease);
                scheduleJobs();
                server.stop();
                JobStoreFailed failure = failed.poll(20, TimeUnit.SECONDS);
                int before = exchanges.get();
                assertThat(new CountDownLatch(1).await(1_500, TimeUnit.MILLISECONDS))
                        .isFalse();
                int attempts = exchanges.get() - before;
                server.start();
                assertThat(recovered.poll(30, TimeUnit.SECONDS)).isNotNull();
                awaitMoreRuns();
                checkCounts(store);

                assertThat(failure.exception())
                        .hasMessageContaining("could not exchange")
                        .hasMessageContaining("connection to the database was lost");
                assertThat(failed).isEmpty();
                assertThat(attempts).as("attempts while it was away").isLessThan(8);
                assertThat(book.doubles()).hasSizeLessThanOrEqualTo(lease.equals("1") ? (int) book.recovered() : 0);
            }
        }
    }

    @Nested
    class APool {
        @Test
        void thatIsExhaustedIsNamedAndTheSchedulerGoesOn() throws Exception {
            try (HikariDataSource pool = new HikariDataSource()) {
                pool.setDataSource(
                        exhausted()); // by a URL the pool would set the time limit of the whole JVM for logging in
                pool.setMaximumPoolSize(2);
                pool.setConnectionTimeout(250);
                JdbcJobStore store = JdbcJobStore.on(pool).build();
                start(store, "15");
                scheduleJobs();
                Connection one = pool.getConnection();
                Connection other = pool.getConnection();
                JobStoreFailed failure = failed.poll(20, TimeUnit.SECONDS);
                one.close();
                other.close();
                assertThat(recovered.poll(30, TimeUnit.SECONDS)).isNotNull();
                awaitMoreRuns();
                checkCounts(store);

                assertThat(failure.exception()).hasMessageContaining("no connection became free in time");
                assertThat(book.doubles()).isEmpty();
            }
        }
    }

    private static DataSource exhausted() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:exhaustedpool;DB_CLOSE_DELAY=-1");
        return source;
    }

    @Nested
    class AFullDisk {
        @Test
        void isNamedAndTheSchedulerGoesOn() throws Exception {
            FullDisk disk = new FullDisk();
            FilePath.register(disk);
            JdbcJobStore store =
                    JdbcJobStore.at("jdbc:h2:full:" + folder.resolve("jobs")).build();
            start(store, "15");
            scheduleJobs();
            disk.isFull(true);
            JobStoreFailed failure = failed.poll(20, TimeUnit.SECONDS);
            disk.isFull(false);
            assertThat(recovered.poll(30, TimeUnit.SECONDS)).isNotNull();
            awaitMoreRuns();
            checkCounts(store);

            assertThat(failure.exception()).hasMessageContaining("is full");
            assertThat(book.doubles()).isEmpty();
        }

        @Test
        void refusesNewJobsUntilThereIsRoom() {
            LimitedSqlite sqlite = new LimitedSqlite(folder.resolve("jobs.db"));
            JdbcJobStore store = JdbcJobStore.on(sqlite).build();
            start(store, "15");
            scheduleJobs();
            sqlite.limit(1);
            assertThatThrownBy(this::scheduleALargeJob)
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("could not add jobs")
                    .hasMessageContaining("is full")
                    .hasMessageContaining("nothing has to be restarted");
            awaitMoreRuns();
            sqlite.limit(1_000_000);
            scheduleALargeJob();
            awaitMoreRuns();

            assertThat(scheduler.jobs()).hasSize(JOBS + 1);
        }

        /** Of the tables alone, not of the server's log. */
        @Test
        void underTablesOfPostgresqlIsNamedAndLosesAndDoublesNothing() throws Exception {
            try (SmallDisk disk = SmallDisk.at(folder.resolve("small"));
                    OwnPostgres server = OwnPostgres.in(folder.resolve("server"))) {
                Path tables = Files.createDirectory(folder.resolve("small").resolve("tables"));
                execute(server.url(), "create tablespace small location '" + tables + "'");
                execute(server.url(), "alter database postgres set default_tablespace = small");
                JdbcJobStore store = JdbcJobStore.at(server.url()).build();
                start(store, "15");
                scheduleJobs();
                disk.fill();
                assertThatThrownBy(this::scheduleALargeJob)
                        .isInstanceOf(JobStoreException.class)
                        .hasMessageContaining("could not add jobs")
                        .hasMessageContaining("is full")
                        .hasStackTraceContaining("No space left on device");
                awaitMoreRuns();
                disk.clear();
                scheduleALargeJob();
                awaitMoreRuns();
                scheduler.unschedule("large");
                checkCounts(store);

                assertThat(book.doubles()).isEmpty();
            }
        }

        private void execute(String url, String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private void scheduleALargeJob() {
            scheduler.schedule(JobSpec.of(Task.of(OutageTest::ignore, "x".repeat(1 << 20)), every(Duration.ofDays(1)))
                    .id("large"));
        }
    }

    /** A job with much to remember. */
    public static void ignore(String text) {}
}
