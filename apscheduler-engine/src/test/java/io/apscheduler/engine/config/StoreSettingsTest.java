package io.apscheduler.engine.config;

import static io.apscheduler.engine.config.Reading.failure;
import static io.apscheduler.engine.config.Reading.problems;
import static io.apscheduler.engine.config.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.job.ConfigurationException;
import io.apscheduler.store.memory.MemoryJobStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreSettingsTest {
    private static final String PAPER = PaperStoreProvider.class.getName();

    private static String[] paper(String... options) {
        String[] lines = new String[options.length + 1];
        lines[0] = "jobstore.desk.class = " + PAPER;
        for (int i = 0; i < options.length; i++) {
            lines[i + 1] = "jobstore.desk." + options[i];
        }
        return lines;
    }

    @Nested
    class Classes {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "memory",
                    "io.apscheduler.store.memory.MemoryJobStoreProvider",
                    "io.apscheduler.store.memory.MemoryJobStore"
                })
        void areProvidersByNameOrClassOrStoresByClass(String name) {
            assertThat(settings("jobstore.main.class = " + name).stores().get("main"))
                    .isInstanceOf(MemoryJobStore.class);
        }

        @Test
        void mayStandUnderJobstoresAsWell() {
            assertThat(settings("jobstore.a.class = memory", "jobstores.b.class = memory")
                            .stores())
                    .containsOnlyKeys("a", "b");
        }

        @Test
        void mustNotBeGivenTwice() {
            assertThat(problems("jobstore.a.class = memory", "jobstores.a.class = memory"))
                    .containsExactly("apscheduler.jobstores.a.class and apscheduler.jobstore.a.class mean the same."
                            + " Remove one of them.");
        }

        @Test
        void mustBeGiven() {
            assertThat(problems("jobstore.main.path = /tmp/x"))
                    .containsExactly("apscheduler.jobstore.main.class is missing: it says which job store main is."
                            + " Found: memory.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc          | provider | Add the dependency io.apscheduler:apscheduler-store-jdbc.",
                    "mapdb         | provider | Add the dependency io.apscheduler:apscheduler-store-mapdb.",
                    "mongo         | provider | Add the dependency io.apscheduler:apscheduler-store-mongo.",
                    "redis         | provider | Add the dependency io.apscheduler:apscheduler-store-redis.",
                    "mongodb       | provider | Did you mean mongo?",
                    "Memory        | provider | Did you mean memory?",
                    "cassandra     | provider | Add the dependency that has it to the class path.",
                    "com.acme.Desk | class    | Add the dependency that has it to the class path."
                })
        void thatAreUnknownAreReportedWithWhatWasFoundAndWhatToDo(String name, String what, String advice) {
            assertThat(problems("jobstore.main.class = " + name))
                    .containsExactly("apscheduler.jobstore.main.class is \"" + name + "\", but no " + what
                            + " of that name is on the class path. Found: memory. " + advice);
        }

        @Test
        void mustBeStoresOrProvidersOfThem() {
            assertThat(problems("jobstore.main.class = java.lang.String"))
                    .containsExactly("apscheduler.jobstore.main.class is \"java.lang.String\":"
                            + " that class implements neither JobStoreProvider nor JobStore.");
        }

        @Test
        void mustNotBeEmpty() {
            assertThat(problems("jobstore.main.class =")).contains("apscheduler.jobstore.main.class is empty.");
        }
    }

    @Nested
    class Options {
        @Test
        void reachTheProvider() {
            settings(paper(
                    "path = /x", "sheets = 7", "drying = PT1M", "lined = yes", "ink.colour = blue", "pin = 1234"));

            assertThat(PaperStoreProvider.last)
                    .isEqualTo(new PaperStoreProvider.Read(
                            Set.of("path", "sheets", "drying", "lined", "ink.colour", "pin"),
                            "desk",
                            "/x",
                            7,
                            Duration.ofMinutes(1),
                            true,
                            Optional.of("blue")));
        }

        @Test
        void haveTheProvidersDefaults() {
            settings(paper("path = /x"));

            assertThat(PaperStoreProvider.last)
                    .isEqualTo(new PaperStoreProvider.Read(
                            Set.of("path"), "desk", "/x", 100, Duration.ofSeconds(3), false, Optional.empty()));
        }

        @Test
        void thatAreUnknownAreRefused() {
            assertThat(problems(paper("path = /x", "sheet = 7")))
                    .containsExactly("apscheduler.jobstore.desk.sheet is unknown."
                            + " Did you mean apscheduler.jobstore.desk.sheets?");
            assertThat(problems(paper("path = /x", "colour = red")))
                    .containsExactly("apscheduler.jobstore.desk.colour is unknown: the job store " + PAPER
                            + " has the options drying, fail, ink.*, lined, path, pin, sheets, url.");
            assertThat(problems("jobstores.a.class = memory", "jobstores.a.path = /x"))
                    .containsExactly("apscheduler.jobstores.a.path is unknown: the job store memory has no options.");
        }

        @Test
        void areRefusedByAStoreThatIsNamedByItsClass() {
            assertThat(problems(
                            "jobstore.a.class = io.apscheduler.store.memory.MemoryJobStore", "jobstore.a.path = /x"))
                    .containsExactly(
                            "apscheduler.jobstore.a.path is unknown: io.apscheduler.store.memory.MemoryJobStore"
                                    + " is made without options; a JobStoreProvider could take some.");
        }

        @Test
        void thatAreWrongAreReportedTogether() {
            assertThat(problems(paper("sheets = 501", "drying = -1", "lined = ?")))
                    .containsExactly(
                            "apscheduler.jobstore.desk.path is missing.",
                            "apscheduler.jobstore.desk.sheets is \"501\", but must be a whole number from 1 to 500.",
                            "apscheduler.jobstore.desk.drying is \"-1\", but must be a duration in seconds such as 30"
                                    + " or 0.5, or in ISO-8601 such as PT30S.",
                            "apscheduler.jobstore.desk.lined is \"?\", but must be true, yes, on or 1,"
                                    + " or false, no, off or 0.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"7.5", "0", "501", "x", "", "99999999999999999999", "1e2", "--1"})
        void areRefusedWhenTheyAreNoNumberInRange(String text) {
            assertThat(problems(paper("path = /x", "sheets = " + text))).hasSize(1);
        }

        @Test
        void areRefusedByTheProviderInItsOwnWords() {
            assertThat(problems(paper("path = /attic")))
                    .containsExactly("apscheduler.jobstore.desk.path is \"/attic\", but must be a folder that exists.");
        }

        @Test
        void areNotReadWhereAVariableIsMissing() {
            PaperStoreProvider.last = null;

            assertThat(problems(paper("path = ${NOWHERE}")))
                    .singleElement()
                    .asString()
                    .startsWith("apscheduler.jobstore.desk.path refers to the environment variable NOWHERE");
            assertThat(PaperStoreProvider.last).isNull();
        }
    }

    @Nested
    class SecretOptions {
        @Test
        void areNotShown() {
            assertThat(problems(paper("path = /x", "pin = hunter2")))
                    .containsExactly("apscheduler.jobstore.desk.pin is (not shown), but must be digits.");
        }

        @Test
        void areNotShownWhereAnotherOptionRepeatsThem() {
            assertThat(problems(paper("path = /x", "pin = 4711", "url = tel:4711")))
                    .containsExactly(
                            "apscheduler.jobstore.desk.url is \"tel:***\", but must be an address that answers.");
        }

        @Test
        void areNotShownInWhatAProviderThrows() {
            ConfigurationException failure = failure(paper("path = /x", "pin = 4711", "fail = cannot use 4711 here"));

            assertThat(failure.problems())
                    .containsExactly("apscheduler.jobstore.desk.*: making the job store failed:"
                            + " java.lang.IllegalStateException: cannot use *** here");
            assertThat(failure).hasNoCause();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:postgresql://db/x?user=me&password=hunter2&ssl=1"
                            + " | jdbc:postgresql://db/x?user=me&password=***&ssl=1",
                    "mongodb://me:hunter2@db:27017/x       | mongodb://me:***@db:27017/x",
                    "redis://:hunter2@db                   | redis://:***@db",
                    "mongodb://me:hunt@er2@db              | mongodb://me:***@db",
                    "jdbc:oracle:thin:scott/hunter2@//db/x | jdbc:oracle:thin:scott/***@//db/x",
                    "jdbc:sqlserver://db;Password=hunter2  | jdbc:sqlserver://db;Password=***",
                    "https://db/x?api_key=hunter2          | https://db/x?api_key=***",
                    "jdbc:h2:./data/x                      | jdbc:h2:./data/x",
                    "mailto://me@db                        | mailto://me@db"
                })
        void areNotShownWithinAddresses(String url, String shown) {
            assertThat(problems(paper("path = /x", "url = " + url)))
                    .containsExactly(
                            "apscheduler.jobstore.desk.url is \"" + shown + "\", but must be an address that answers.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"password", "db.password", "secret", "api_key", "access-token", "passphrase", "pwd"})
        void includeThoseWithATellingName(String key) {
            assertThat(String.join(
                            "",
                            problems(
                                    "jobstore.a.class = memory",
                                    "jobstore.a." + key + " = hunter2",
                                    "name = ${X:hunter2}${")))
                    .contains("apscheduler.jobstore.a." + key)
                    .doesNotContain("hunter2");
        }
    }

    @Nested
    class FailingProviders {
        @Test
        void areReportedWithTheirCause() {
            ConfigurationException failure = failure(paper("path = /x", "fail = no paper today"));

            assertThat(failure.problems())
                    .containsExactly("apscheduler.jobstore.desk.*: making the job store failed:"
                            + " java.lang.IllegalStateException: no paper today");
            assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
        }

        @Test
        void includeThoseThatLackAClass() {
            assertThat(problems(paper("path = /x", "fail = error")))
                    .containsExactly("apscheduler.jobstore.desk.*: making the job store failed:"
                            + " java.lang.NoClassDefFoundError: org/acme/Ink");
        }
    }

    @Nested
    class ClassPath {
        @TempDir
        Path folder;

        private List<String> problemsWith(String services, String... lines) throws IOException {
            Path file = folder.resolve("META-INF/services/io.apscheduler.spi.JobStoreProvider");
            Files.createDirectories(file.getParent());
            Files.writeString(file, services);
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
                thread.setContextClassLoader(loader);
                return problems(lines);
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @Test
        void ofTheCallingThreadCounts() throws Exception {
            assertThat(problemsWith(PAPER, "jobstore.desk.class = paper"))
                    .containsExactly("apscheduler.jobstore.desk.path is missing.");
        }

        @Test
        void mustNotHaveTwoProvidersOfOneName() throws Exception {
            String other = Namesake.class.getName();

            assertThat(problemsWith(PAPER + "\n" + other, "jobstore.desk.class = paper"))
                    .containsExactly("apscheduler.jobstore.desk.class is \"paper\": several providers have that name, "
                            + PAPER + ", " + other
                            + ". Remove all but one from the class path, or write the name of a class.");
        }

        @Test
        void mayHaveBrokenProvidersAsLongAsNobodyNamesThem() throws Exception {
            assertThat(problemsWith("com.acme.Missing\n" + PAPER, "jobstore.desk.class = paper"))
                    .containsExactly("apscheduler.jobstore.desk.path is missing.");
            assertThat(problemsWith("com.acme.Missing", "jobstore.desk.class = acme"))
                    .singleElement()
                    .asString()
                    .contains("These could not be loaded: ", "com.acme.Missing");
        }
    }

    /** Another provider named paper. */
    public static final class Namesake implements io.apscheduler.spi.JobStoreProvider {
        @Override
        public String name() {
            return "paper";
        }

        @Override
        public Set<String> options() {
            return Set.of();
        }

        @Override
        public io.apscheduler.spi.JobStore create(io.apscheduler.spi.Options options) {
            throw new AssertionError();
        }
    }
}
