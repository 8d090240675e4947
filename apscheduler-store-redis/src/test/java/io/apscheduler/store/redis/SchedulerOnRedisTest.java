package io.apscheduler.store.redis;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobsLost;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The store under a scheduler, configured by properties. */
public final class SchedulerOnRedisTest {
    static final AtomicInteger RUNS = new AtomicInteger();

    public static void run() {
        RUNS.incrementAndGet();
    }

    private static final Semaphore BUSY = new Semaphore(1);

    /** Runs until the test lets it end. */
    public static void waitTillTold() {
        BUSY.acquireUninterruptibly();
        BUSY.release();
    }

    private static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        properties.setProperty("apscheduler.jobstore.default.class", "redis");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty("apscheduler.jobstore.default." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    @Nested
    class Options {
        @Test
        void allTogetherMakeAStore() {
            try (RedisProcess server = RedisProcess.with("--requirepass", "secret")) {
                Properties properties = properties(
                        "host", "127.0.0.1",
                        "port", "" + server.port(),
                        "db", "2",
                        "username", "default",
                        "password", "secret",
                        "ssl", "no",
                        "prefix", "jobs",
                        "timeout", "2",
                        "wait_replicas", "0",
                        "waitaof", "no",
                        "wait_timeout", "0.5",
                        "pool.maxTotal", "4",
                        "pool.maxIdle", "4",
                        "pool.minIdle", "1",
                        "pool.testOnBorrow", "true",
                        "pool.testWhileIdle", "true");
                try (Scheduler scheduler = Scheduler.fromProperties(properties)) {
                    scheduler.start();
                    scheduler.schedule(Task.of(SchedulerOnRedisTest::run), every(Duration.ofDays(1)));
                }
                try (Scheduler scheduler = Scheduler.fromProperties(properties)) {
                    scheduler.start();

                    assertThat(scheduler.jobs()).hasSize(1);
                }
            }
        }

        @Test
        void aUriIsEnough() {
            try (Scheduler scheduler = Scheduler.fromProperties(
                    properties("uri", SharedServer.get().uri() + "/1"))) {
                scheduler.start();
                scheduler.schedule(JobSpec.of(Task.of(SchedulerOnRedisTest::run), at(Instant.now()))
                        .misfireGraceTime(Duration.ofMinutes(1)));

                RedisProcess.await("the run", () -> RUNS.get() == 1);
                RedisProcess.await("its end", () -> scheduler.jobs().isEmpty());
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        port | 0 | 1 to 65535
                        db | -1 | 0 to 1000000
                        ssl | perhaps | true
                        prefix | a b | letters, digits
                        timeout | 0 | at least a millisecond
                        wait_timeout | PT2H | at most an hour
                        wait_replicas | many | 0 to 100
                        pool.maxTotal | many | a whole number
                        pool.colour | red | one of maxTotal
                        uri | somewhere | like redis://host:6379/0
                        cluster | a | hosts with their ports
                        sentinel | a | hosts with their ports
                        colour | red | unknown
                        """)
        void whatIsWrongIsNamed(String key, String value, String message) {
            assertThatThrownBy(() -> Scheduler.fromProperties(properties(key, value)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("apscheduler.jobstore.default." + key)
                    .hasMessageContaining(message);
        }

        @Test
        void thatContradictEachOtherAreRefusedTogether() {
            assertThatThrownBy(() -> Scheduler.fromProperties(
                            properties("host", "a", "sentinel", "a:1", "cluster", "a:1", "port", "1", "db", "1")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("default.sentinel")
                    .hasMessageContaining("default.cluster")
                    .hasMessageContaining("left out where host is given");
            assertThatThrownBy(() -> Scheduler.fromProperties(properties("cluster", "a:1", "db", "1", "port", "1")))
                    .hasMessageContaining("0 in a cluster")
                    .hasMessageContaining("left out where cluster is given");
        }

        @Test
        void aSentinelNeedsTheNameOfThePrimary() {
            assertThatThrownBy(() -> Scheduler.fromProperties(properties("sentinel", "a:1, b:2")))
                    .hasMessageContaining("apscheduler.jobstore.default.primary is missing");
            Scheduler.fromProperties(properties(
                            "sentinel", "a:1, b:2",
                            "primary", "jobs",
                            "sentinel_username", "me",
                            "sentinel_password", "secret"))
                    .close();
        }

        @Test
        void thatAreSecretAreShownNowhere() {
            assertThatThrownBy(() -> Scheduler.fromProperties(
                            properties("uri", "redis://me:hidden@", "password", "veiled", "port", "x")))
                    .hasMessageNotContaining("hidden")
                    .hasMessageNotContaining("veiled");
        }
    }

    @Nested
    class Restarts {
        @Test
        void findTheJobsAndRunThem() {
            Properties properties = properties("uri", SharedServer.get().uri(), "prefix", "restarted");
            int before = RUNS.get();
            try (Scheduler scheduler = Scheduler.fromProperties(properties)) {
                scheduler.start();
                scheduler.schedule(JobSpec.of(
                                Task.of(SchedulerOnRedisTest::run),
                                at(Instant.now().plusMillis(300)))
                        .misfireGraceTime(Duration.ofMinutes(1)));
            }
            try (Scheduler scheduler = Scheduler.fromProperties(properties)) {
                scheduler.start();
                RedisProcess.await("the run", () -> RUNS.get() > before);
                RedisProcess.await("its end", () -> scheduler.jobs().isEmpty());
            }
        }
    }

    @Nested
    class ALoss {
        @Test
        void isToldWithTheJobsThatThisNodeHeld() {
            Queue<JobsLost> told = new ConcurrentLinkedQueue<>();
            try (RedisProcess server = RedisProcess.with();
                    Scheduler scheduler = Scheduler.fromProperties(properties("uri", server.uri()))) {
                scheduler.on(JobsLost.class, told::add);
                scheduler.start();
                BUSY.acquireUninterruptibly();
                scheduler.schedule(JobSpec.of(Task.of(SchedulerOnRedisTest::waitTillTold), at(Instant.now()))
                        .id("busy")
                        .misfireGraceTime(Duration.ofMinutes(1)));
                RedisProcess.await("the run", BUSY::hasQueuedThreads);

                server.restart();

                RedisProcess.await("the event", () -> !told.isEmpty());
                BUSY.release();
                assertThat(told).singleElement().satisfies(event -> {
                    assertThat(event.alias()).isEqualTo("default");
                    assertThat(event.jobIds()).containsExactly("busy");
                });
            }
        }
    }
}
