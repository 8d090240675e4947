package io.apscheduler.store.jdbc;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.Scheduler;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.Steppable;
import io.apscheduler.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The store under a scheduler, configured by properties. */
public final class SchedulerOnJdbcTest {
    public static final DataSource MAIN = h2();
    public static final String NOT_A_SOURCE = "text";
    static final AtomicInteger RUNS = new AtomicInteger();

    private static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:referenced;DB_CLOSE_DELAY=-1");
        return source;
    }

    public static DataSource made() {
        return h2();
    }

    public DataSource notStatic() {
        return h2();
    }

    public static DataSource failing() {
        throw new IllegalStateException("no database today");
    }

    public static void run() {
        RUNS.incrementAndGet();
    }

    private static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        properties.setProperty("apscheduler.jobstore.default.class", "jdbc");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty("apscheduler.jobstore.default." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    @Nested
    class Options {
        @Test
        void allTogetherMakeAStore() {
            try (Scheduler scheduler = Scheduler.fromProperties(properties(
                    "url", "jdbc:h2:mem:options;DB_CLOSE_DELAY=-1",
                    "username", "sa",
                    "table", "jobs",
                    "schema", "create",
                    "pool.maximumPoolSize", "2"))) {
                scheduler.start();
                scheduler.schedule(Task.of(SchedulerOnJdbcTest::run), every(Duration.ofDays(1)));

                assertThat(scheduler.jobs()).hasSize(1);
            }
        }

        @ParameterizedTest
        @CsvSource({"MAIN", "made"})
        void aDataSourceIsFoundByReference(String name) {
            try (Scheduler scheduler = Scheduler.fromProperties(
                    properties("datasource", SchedulerOnJdbcTest.class.getName() + "::" + name, "table", name))) {
                scheduler.start();

                assertThat(scheduler.jobs()).isEmpty();
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        datasource | io.apscheduler.store.jdbc.SchedulerOnJdbcTest::NOT_A_SOURCE | it gives a java.lang.String
                        datasource | io.apscheduler.store.jdbc.SchedulerOnJdbcTest::nothing | there is no such field or method
                        datasource | io.apscheduler.store.jdbc.SchedulerOnJdbcTest::notStatic | there is no such field or method
                        datasource | io.apscheduler.store.jdbc.SchedulerOnJdbcTest::failing | no database today
                        datasource | com.acme.Nothing::here | cannot be loaded
                        datasource | nonsense | there is no ::
                        url | postgresql://localhost | beginning with jdbc:
                        table | a"b | letters, digits
                        schema | drop | create or validate
                        pool.maximumPoolSize | many | a setting that HikariCP knows
                        pool.nothing | 1 | a setting that HikariCP knows
                        pool.jdbcUrl | jdbc:h2:mem:x | given by an option of the store itself
                        colour | red | unknown
                        """)
        void whatIsWrongIsNamed(String key, String value, String message) {
            Properties properties = key.equals("url") || key.equals("datasource")
                    ? properties(key, value)
                    : properties("url", "jdbc:h2:mem:wrong", key, value);

            assertThatThrownBy(() -> Scheduler.fromProperties(properties))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("apscheduler.jobstore.default." + key)
                    .hasMessageContaining(message);
        }

        @Test
        void aUrlIsNeededWhereThereIsNoDataSource() {
            assertThatThrownBy(() -> Scheduler.fromProperties(properties()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("apscheduler.jobstore.default.url is missing");
        }

        @Test
        void aDataSourceExcludesWhatItHasItself() {
            String source = SchedulerOnJdbcTest.class.getName() + "::MAIN";

            assertThatThrownBy(() -> Scheduler.fromProperties(properties("datasource", source, "username", "sa")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("left out where datasource is given");
        }

        @Test
        void aPasswordIsInNoMessage() {
            Properties properties = properties(
                    "url",
                    "jdbc:h2:mem:wrong;PASSWORD=s3cr3t-p4ss",
                    "password",
                    "s3cr3t-p4ss",
                    "schema",
                    "s3cr3t-p4ss");

            assertThatThrownBy(() -> Scheduler.fromProperties(properties))
                    .hasMessageContaining("schema")
                    .hasMessageNotContaining("s3cr3t");
        }
    }

    @Nested
    class Restarting {
        /** Put in anew by each start, as a properties file does: the stored next fire time must win. */
        @Test
        void everyHourDoesNotPostponeADailyJob() throws Exception {
            ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T12:00:00Z"));
            Properties properties = properties("url", "jdbc:h2:mem:daily;DB_CLOSE_DELAY=-1");
            properties.setProperty("apscheduler.job.daily.task", SchedulerOnJdbcTest.class.getName() + "::run");
            properties.setProperty("apscheduler.job.daily.trigger", "interval");
            properties.setProperty("apscheduler.job.daily.trigger.days", "1");
            RUNS.set(0);

            for (int hour = 0; hour < 73; hour++) {
                Scheduler.Builder builder = Scheduler.builder();
                properties.forEach((key, value) -> builder.property((String) key, (String) value));
                try (Scheduler scheduler = builder.clock(clock).build()) {
                    scheduler.start();
                    ((Steppable) scheduler).settle(Duration.ofSeconds(20));
                    clock.advance(Duration.ofMinutes(59));
                    ((Steppable) scheduler).settle(Duration.ofSeconds(20));
                }
                clock.advance(Duration.ofMinutes(1));
            }

            assertThat(RUNS).hasValue(3);
        }

        @Test
        void keepsJobsAndTheirRunCounts() throws Exception {
            ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T12:00:00Z"));
            JdbcJobStore store =
                    JdbcJobStore.at("jdbc:h2:mem:counts;DB_CLOSE_DELAY=-1").build();
            for (int start = 0; start < 3; start++) {
                try (Scheduler scheduler = Scheduler.builder()
                        .jobStore("default", store)
                        .clock(clock)
                        .build()) {
                    scheduler.start();
                    if (start == 0) {
                        scheduler.schedule(JobSpec.of(Task.of(SchedulerOnJdbcTest::run), every(Duration.ofHours(1)))
                                .id("hourly"));
                    }
                    clock.advance(Duration.ofHours(1));
                    ((Steppable) scheduler).settle(Duration.ofSeconds(20));

                    assertThat(scheduler.job("hourly").orElseThrow().runCount()).isEqualTo(start + 1);
                }
            }
        }
    }
}
