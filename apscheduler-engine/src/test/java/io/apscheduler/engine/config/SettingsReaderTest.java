package io.apscheduler.engine.config;

import static io.apscheduler.engine.config.Reading.problems;
import static io.apscheduler.engine.config.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.apscheduler.engine.task.TaskPolicy;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.JobSpec;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {
    private static final String FLAGS = "true, yes, on or 1, or false, no, off or 0";
    private static final String DURATIONS =
            "a duration of more than zero in seconds such as 30 or 0.5, or in ISO-8601 such as PT30S";

    @Test
    void hasADefaultForEverything() {
        assertThat(settings())
                .isEqualTo(new Settings(
                        "default",
                        "box",
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(1),
                        Coalesce.NONE,
                        false,
                        true,
                        ZoneId.systemDefault(),
                        TaskPolicy.DEFAULT,
                        false,
                        Map.of(),
                        Map.of(),
                        Set.of(),
                        List.of(),
                        null));
    }

    @Test
    void readsEverySetting() {
        Settings settings = settings(
                "name = nightly",
                "node = east-1",
                "lease = 20",
                "misfire_grace_time = PT5M",
                "coalesce = earliest",
                "standalone = yes",
                "daemonic = no",
                "timezone = Europe/Berlin",
                "task.allow = com.acme.Reports::send, com.acme.jobs.*",
                "task.commands = true",
                "jobs.prune = on");

        assertThat(settings)
                .isEqualTo(new Settings(
                        "nightly",
                        "east-1",
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(5),
                        Coalesce.EARLIEST,
                        true,
                        false,
                        ZoneId.of("Europe/Berlin"),
                        new TaskPolicy(List.of("com.acme.Reports::send", "com.acme.jobs.*"), true),
                        true,
                        Map.of(),
                        Map.of(),
                        Set.of(),
                        List.of(),
                        null));
    }

    @Test
    void hasTheExecutorsThatQueuesNamesAndNoOthers() {
        Settings settings = settings(
                "queues = mail, reports", "executor.mail.class = threadpool", "executor.io.class = threadpool");
        assertThat(settings.queues()).containsExactlyInAnyOrder("mail", "reports");
        assertThat(settings.executors()).containsOnlyKeys("mail", "reports");
    }

    @Test
    void refusesQueuesWithoutNames() {
        assertThatThrownBy(() -> settings("queues = mail,"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("apscheduler.queues");
    }

    @Test
    void keepsTheOrigin() {
        assertThat(SettingsReader.read(new Properties(), "jobs.properties", Map.of())
                        .origin())
                .isEqualTo("jobs.properties");
    }

    @Test
    void findsANameForTheNodeWhereTheEnvironmentHasNone() {
        assertThat(SettingsReader.read(new Properties(), null, Map.of()).node()).isNotBlank();
        assertThat(SettingsReader.read(new Properties(), null, Map.of("COMPUTERNAME", "WIN"))
                        .node())
                .isEqualTo("WIN");
    }

    @Test
    void ignoresKeysWithoutThePrefix() {
        Properties properties = new Properties();
        properties.setProperty("coalesce", "nonsense");
        properties.setProperty("apschedulers.coalesce", "${NONSENSE");
        properties.put("other", 1);

        assertThat(SettingsReader.read(properties, null, Reading.ENVIRONMENT)).isEqualTo(settings());
    }

    @Test
    void readsTheDefaultsOfProperties() {
        Properties defaults = new Properties();
        defaults.setProperty("apscheduler.name", "inherited");

        assertThat(SettingsReader.read(new Properties(defaults), null, Map.of()).name())
                .isEqualTo("inherited");
    }

    @Test
    void reportsAllProblemsAtOnce() {
        ConfigurationException failure = Reading.failure(
                "coalesce = perhaps",
                "lease = soon",
                "colour = red",
                "node = ${NOWHERE}",
                "jobstore.main.class = paper",
                "executor.io.class = threadpool",
                "executor.io.max_threads = many",
                "job.backup.trigger = cron",
                "job.backup.trigger.hour = 25");

        assertThat(failure.problems()).hasSize(8);
        assertThat(failure).hasMessage(String.join(System.lineSeparator(), failure.problems()));
    }

    @Test
    void refusesValuesThatAreNotText() {
        Properties properties = new Properties();
        properties.put("apscheduler.coalesce", true);

        assertThat(catchThrowableOfType(
                                ConfigurationException.class, () -> SettingsReader.read(properties, null, Map.of()))
                        .problems())
                .containsExactly("apscheduler.coalesce is a java.lang.Boolean, but must be text: use setProperty.");
    }

    @Nested
    class UnknownKeys {
        @ParameterizedTest
        @CsvSource({
            "coalesc, coalesce",
            "misfireGraceTime, misfire_grace_time",
            "misfire-grace-time, misfire_grace_time",
            "time_zone, timezone",
            "Name, name",
            "task.alow, task.allow",
            "thread_pool.max_threads, threadpool.max_threads",
            "jobstor.main.class, jobstore.main.class",
            "jobs.backup.task, job.backup.task",
            "exceutor.io.class, executor.io.class"
        })
        void areReportedWithTheNearestKnownOne(String unknown, String known) {
            assertThat(problems(unknown + " = x"))
                    .containsExactly("apscheduler." + unknown + " is unknown. Did you mean apscheduler." + known + "?");
        }

        @Test
        void areReportedWithAllBeginningsIfNoneIsNear() {
            assertThat(problems("colour = red"))
                    .containsExactly("apscheduler.colour is unknown. Keys begin with apscheduler. and one of coalesce,"
                            + " daemonic, executor, executors, job, jobs, jobstore, jobstores, lease,"
                            + " misfire_grace_time, name, node, queues, standalone, task, threadpool, timezone.");
        }

        @Test
        void includeGroupsWithoutAnyOption() {
            assertThat(problems("jobstore.main = jdbc", "executor = threadpool", "job.backup = com.acme.Backup::run"))
                    .containsExactly(
                            "apscheduler.executor says nothing by itself. Write apscheduler.executor.ALIAS.class,"
                                    + " and so on.",
                            "apscheduler.job.backup says nothing by itself. Write apscheduler.job.ID.task, and so on.",
                            "apscheduler.jobstore.main says nothing by itself. Write apscheduler.jobstore.ALIAS.class,"
                                    + " and so on.");
        }
    }

    @Nested
    class BadValues {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "coalesce           | perhaps | " + FLAGS + "; or earliest or latest",
                    "standalone         | maybe   | " + FLAGS,
                    "daemonic           | ''      | " + FLAGS,
                    "task.commands      | 2       | " + FLAGS,
                    "jobs.prune         | ja      | " + FLAGS,
                    "lease              | 0       | " + DURATIONS,
                    "lease              | none    | " + DURATIONS,
                    "misfire_grace_time | 0       | " + DURATIONS + ", or none",
                    "misfire_grace_time | -1      | " + DURATIONS + ", or none",
                    "misfire_grace_time | PT-1S   | " + DURATIONS + ", or none",
                    "misfire_grace_time | 1,5     | " + DURATIONS + ", or none",
                    "misfire_grace_time | 1 s     | " + DURATIONS + ", or none",
                    "name               | ''      | some text",
                    "node               | ''      | some text"
                })
        void areReportedWithKeyAndValueAndWhatWasExpected(String key, String value, String expected) {
            assertThat(problems(key + " = " + value))
                    .containsExactly("apscheduler." + key + " is \"" + value + "\", but must be " + expected + ".");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"Mars |", "Europe/Berlni | Europe/Berlin", "europe/berlin | Europe/Berlin"})
        void includeTimeZones(String zone, String nearest) {
            assertThat(problems("timezone = " + zone))
                    .containsExactly("apscheduler.timezone is \"" + zone + "\": there is no such time zone."
                            + " Write one such as Europe/Berlin, UTC or +02:00."
                            + (nearest == null ? "" : " Did you mean " + nearest + "?"));
        }

        @Test
        void includePatternsOfTasks() {
            assertThat(problems("task.allow = com.acme.Reports::send, com/acme/*"))
                    .containsExactly("apscheduler.task.allow is \"com.acme.Reports::send, com/acme/*\":"
                            + " \"com/acme/*\" is no pattern of methods. Write com.acme.Reports::send,"
                            + " com.acme.Reports::*, com.acme.* or com.acme.**.");
            assertThat(problems("task.allow ="))
                    .singleElement()
                    .asString()
                    .startsWith("apscheduler.task.allow is \"\": \"\" is no pattern of methods.");
        }

        @Test
        void areCutShortWhenLong() {
            assertThat(problems("lease = " + "x".repeat(500)))
                    .containsExactly(
                            "apscheduler.lease is \"" + "x".repeat(120) + "…\", but must be " + DURATIONS + ".");
        }
    }

    @Nested
    class Flags {
        @ParameterizedTest
        @ValueSource(strings = {"true", "yes", "on", "1", "TRUE", "Yes", "oN"})
        void canBeTrue(String text) {
            assertThat(settings("standalone = " + text).standalone()).isTrue();
            assertThat(settings("coalesce = " + text).coalesce()).isEqualTo(Coalesce.LATEST);
        }

        @ParameterizedTest
        @ValueSource(strings = {"false", "no", "off", "0", "FALSE", "No", "Off"})
        void canBeFalse(String text) {
            assertThat(settings("daemonic = " + text).daemonic()).isFalse();
            assertThat(settings("coalesce = " + text).coalesce()).isEqualTo(Coalesce.NONE);
        }

        @ParameterizedTest
        @CsvSource({"latest, LATEST", "Earliest, EARLIEST"})
        void canSayWhichOfSeveralRunsIsKept(String text, Coalesce coalesce) {
            assertThat(settings("coalesce = " + text).coalesce()).isEqualTo(coalesce);
        }
    }

    @Nested
    class DurationTexts {
        @ParameterizedTest
        @CsvSource({
            "1, PT1S",
            "30, PT30S",
            "0.5, PT0.5S",
            ".25, PT0.25S",
            "0.000001, PT0.000001S",
            "1.5000, PT1.5S",
            "86400, PT24H",
            "PT30S, PT30S",
            "pt1m30s, PT1M30S",
            "P2D, PT48H",
            "123456789012345678, PT34293552503429H21M18S"
        })
        void areSecondsOrIso8601(String text, Duration expected) {
            assertThat(settings("misfire_grace_time = " + text).misfireGraceTime())
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "None", "NONE"})
        void canBeWithoutLimit(String text) {
            assertThat(settings("misfire_grace_time = " + text).misfireGraceTime())
                    .isEqualTo(JobSpec.NO_LIMIT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1e3",
                    "0x1",
                    "+1",
                    "1.",
                    ".",
                    "",
                    "1d",
                    "one",
                    "1_000",
                    "9999999999999999999",
                    "1.0000000001"
                })
        void areNothingElse(String text) {
            assertThat(problems("lease = " + text)).hasSize(1);
        }
    }

    @Nested
    class Variables {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a ${THREADS}b      | a 7b",
                    "${THREADS}${THREADS} | 77",
                    "${UNSET:x}         | x",
                    "${UNSET:}x         | x",
                    "${UNSET:a:b c}     | a:b c",
                    "${EMPTY}x          | x",
                    "${EMPTY:y}x        | x",
                    "${NESTED}          | ${THREADS}",
                    "$${THREADS}        | ${THREADS}",
                    "$THREADS           | $THREADS",
                    "a$b{c}             | a$b{c}",
                    "$$                 | $$"
                })
        void areExpandedInValues(String written, String expanded) {
            assertThat(settings("name = " + written).name()).isEqualTo(expanded);
        }

        @Test
        void mustBeSet() {
            assertThat(problems("name = a${NOWHERE}"))
                    .containsExactly("apscheduler.name refers to the environment variable NOWHERE, which is not set."
                            + " Set it, or write ${NOWHERE:default}.");
        }

        @ParameterizedTest
        @CsvSource({"x${, 2", "${}, 1", "ab${A B}, 3", "${:x}, 1"})
        void mustHaveTheirForm(String value, int position) {
            assertThat(problems("name = " + value))
                    .containsExactly("apscheduler.name has a ${ at character " + position
                            + " that begins no variable. Write ${NAME} or ${NAME:default}, or $${ for ${ itself.");
        }

        @Test
        void stayUnseenInMessages() {
            assertThat(problems("lease = ${PIN}"))
                    .containsExactly("apscheduler.lease is \"${PIN}\", but must be " + DURATIONS + ".");
        }
    }
}
