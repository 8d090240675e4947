package io.apscheduler.store.mongo;

import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.apscheduler.Scheduler;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The store under a scheduler, configured by properties. */
public final class SchedulerOnMongoTest {
    private static final StandIn SERVER = StandIn.inMemory();

    public static final MongoClient MAIN = MongoClients.create(SERVER.uri());
    public static final String NOT_A_CLIENT = "text";
    static final BlockingQueue<String> RUNS = new LinkedBlockingQueue<>();

    public static MongoClient made() {
        return MAIN;
    }

    public MongoClient notStatic() {
        return MAIN;
    }

    public static MongoClient failing() {
        throw new IllegalStateException("no database today");
    }

    public static void run(String what) {
        RUNS.add(what);
    }

    @AfterAll
    static void stop() {
        MAIN.close();
        SERVER.close();
    }

    private static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        properties.setProperty("apscheduler.jobstore.default.class", "mongo");
        properties.setProperty("apscheduler.misfire_grace_time", "60");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty("apscheduler.jobstore.default." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    @Nested
    class Options {
        @Test
        void allTogetherMakeAStore() {
            try (Scheduler scheduler = Scheduler.fromProperties(
                    properties("uri", SERVER.uri(), "database", "ops", "collection", "my_jobs"))) {
                scheduler.start();
                scheduler.schedule(Task.of(SchedulerOnMongoTest::run, "a"), every(Duration.ofDays(1)));

                assertThat(scheduler.jobs()).hasSize(1);
                assertThat(MAIN.getDatabase("ops").getCollection("my_jobs").countDocuments())
                        .isEqualTo(1);
            }
        }

        @ParameterizedTest
        @CsvSource({"MAIN", "made"})
        void aClientIsFoundByReference(String name) {
            try (Scheduler scheduler = Scheduler.fromProperties(
                    properties("client", SchedulerOnMongoTest.class.getName() + "::" + name, "collection", name))) {
                scheduler.start();

                assertThat(scheduler.jobs()).isEmpty();
            }
            assertThat(MAIN.getDatabase("apscheduler").listCollectionNames()).contains(name);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        client | io.apscheduler.store.mongo.SchedulerOnMongoTest::NOT_A_CLIENT | it gives a java.lang.String
                        client | io.apscheduler.store.mongo.SchedulerOnMongoTest::nothing | there is no such field or method
                        client | io.apscheduler.store.mongo.SchedulerOnMongoTest::notStatic | there is no such field or method
                        client | io.apscheduler.store.mongo.SchedulerOnMongoTest::failing | no database today
                        client | com.acme.Nothing::here | cannot be loaded
                        client | nonsense | there is no ::
                        uri | postgresql://localhost | beginning with mongodb://
                        database | a.b | letters, digits
                        collection | system.jobs | letters, digits
                        collection | a$b | letters, digits
                        colour | red | unknown
                        """)
        void whatIsWrongIsNamed(String key, String value, String message) {
            Properties properties = key.equals("uri") || key.equals("client")
                    ? properties(key, value)
                    : properties("uri", SERVER.uri(), key, value);

            assertThatThrownBy(() -> Scheduler.fromProperties(properties))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("apscheduler.jobstore.default." + key)
                    .hasMessageContaining(message);
        }

        @Test
        void aConnectionStringIsNeededWhereThereIsNoClient() {
            assertThatThrownBy(() -> Scheduler.fromProperties(properties()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("apscheduler.jobstore.default.uri is missing");
        }

        @Test
        void aClientExcludesAConnectionString() {
            String client = SchedulerOnMongoTest.class.getName() + "::MAIN";

            assertThatThrownBy(() -> Scheduler.fromProperties(properties("client", client, "uri", SERVER.uri())))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("left out where client is given");
        }

        @Test
        void aPasswordIsInNoMessage() {
            assertThatThrownBy(() -> Scheduler.fromProperties(
                            properties("uri", "mongodb://app:s3cr3t:p4ss%@localhost", "collection", "a$b")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageNotContaining("s3cr3t");
        }

        @ParameterizedTest
        @CsvSource({"no uri, jobs, db", "mongodb://localhost, a$b, db", "mongodb://localhost, jobs, a b"})
        void areCheckedInCodeAsWell(String uri, String collection, String database) {
            assertThatThrownBy(
                            () -> MongoJobStore.at(uri).collection(collection).database(database))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Running {
        @Test
        void runsWhatIsDueAndRemovesWhatHasEnded() throws InterruptedException {
            try (Scheduler scheduler = Scheduler.fromProperties(properties("uri", SERVER.uri(), "collection", "due"))) {
                scheduler.start();
                scheduler.schedule(Task.of(SchedulerOnMongoTest::run, "due"), now());

                assertThat(RUNS.poll(10, TimeUnit.SECONDS)).isEqualTo("due");
            }
            try (Scheduler again = Scheduler.fromProperties(properties("uri", SERVER.uri(), "collection", "due"))) {
                again.start();
                assertThat(again.jobs()).isEmpty();
            }
            assertThat(SERVER.documents("due")).isEmpty();
        }

        @Test
        void goesOnAfterARestartWithStoredFireTimesAndCounts() {
            String next = null;
            for (int start = 0; start < 3; start++) {
                try (Scheduler scheduler =
                        Scheduler.fromProperties(properties("uri", SERVER.uri(), "collection", "daily"))) {
                    scheduler.start();
                    if (start == 0) {
                        scheduler.schedule(
                                JobSpec.of(Task.of(SchedulerOnMongoTest::run, "x"), every(Duration.ofDays(1)))
                                        .id("daily"));
                    }
                    String found =
                            scheduler.job("daily").orElseThrow().nextFireTime().toString();
                    assertThat(next == null ? found : next).isEqualTo(found);
                    next = found;
                }
            }
        }
    }
}
