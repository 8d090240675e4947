package io.apscheduler.store.jdbc;

import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A task that completes its run in its own transaction does its work once, whenever its process is killed. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
public final class EffectivelyOnceTest {
    private static final String LEASE = "PT1S";

    @TempDir
    private Path folder;

    /** Where the task's process ends. */
    public enum End {
        BEFORE_COMPLETING,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        NEVER
    }

    /** The program that is killed. Arguments: the URL of a database, where to end. */
    public static void main(String[] args) throws Exception {
        try (Scheduler scheduler = scheduler(args[0])) {
            scheduler.start();
            scheduler.schedule(JobSpec.of(Task.of(EffectivelyOnceTest::work, args[0], End.valueOf(args[1])), now())
                    .id("work"));
            Thread.currentThread().join();
        }
    }

    private static Scheduler scheduler(String url) {
        return Scheduler.builder()
                .jobStore("default", JdbcJobStore.at(url).build())
                .property("apscheduler.lease", LEASE)
                .property("apscheduler.misfire_grace_time", "none")
                .build();
    }

    /** Notes that it was done and completes its run; ends the process at the place given, unless it runs again. */
    public static void work(String url, End end) throws SQLException {
        JobContext context = JobContext.current();
        End here = context.isRecovery() ? End.NEVER : end;
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            execute(connection, "insert into work_done (attempt) values (" + (context.isRecovery() ? 2 : 1) + ")");
            endAt(End.BEFORE_COMPLETING, here);
            context.complete(JdbcTransaction.on(connection));
            endAt(End.BEFORE_COMMIT, here);
            connection.commit();
            endAt(End.AFTER_COMMIT, here);
        }
    }

    private static void endAt(End place, End here) {
        if (place == here) {
            Runtime.getRuntime().halt(137);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
    void onH2(End end) throws Exception {
        check("jdbc:h2:file:" + folder.resolve("jobs"), end);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
    void onPostgresql(End end) throws Exception {
        try (OwnPostgres server = OwnPostgres.in(folder.resolve("server"))) {
            check(server.url(), end);
        }
    }

    private void check(String url, End end) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, "create table work_done (attempt integer)");
        }
        assertThat(runAndDie(url, end)).isEqualTo(137);

        BlockingQueue<JobExecuted> executed = new LinkedBlockingQueue<>();
        try (Scheduler successor = scheduler(url)) {
            successor.on(JobExecuted.class, executed::add);
            successor.start();
            if (end == End.AFTER_COMMIT) {
                assertThat(successor.jobs()).isEmpty();
            } else {
                assertThat(executed.poll(30, TimeUnit.SECONDS)).isNotNull();
            }
        }
        assertThat(done(url)).containsExactly(end == End.AFTER_COMMIT ? 1 : 2);
    }

    private int runAndDie(String url, End end) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EffectivelyOnceTest.class.getName(),
                url,
                end.name());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static List<Integer> done(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return new Sql(connection, true).query(row -> row.getInt(1), "select attempt from work_done");
        }
    }
}
