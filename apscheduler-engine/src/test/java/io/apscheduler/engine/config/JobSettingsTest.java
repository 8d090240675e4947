package io.apscheduler.engine.config;

import static io.apscheduler.engine.config.Reading.problems;
import static io.apscheduler.engine.config.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.job.Callee;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.Command;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobSettingsTest {
    private static final String TASK = "task = " + JobSettingsTest.class.getName() + "$Backup::run";
    private static final String TRIGGER = "trigger = now";

    /** What jobs run here. */
    public static final class Backup {
        public static void run() {}

        public static void copy(String folder, int times) {}

        static void hidden() {}
    }

    private static String[] lines(String... lines) {
        return Arrays.stream(lines).map(line -> "job.N." + line).toArray(String[]::new);
    }

    private static JobSpec job(String... lines) {
        return settings(lines(lines)).jobs().get(0);
    }

    private static JobSpec usual(String... more) {
        return job(with(more));
    }

    private static List<String> problemsOf(String... lines) {
        return problems(lines(lines));
    }

    private static List<String> problemsOfUsual(String... more) {
        return problemsOf(with(more));
    }

    private static String[] with(String... more) {
        return Stream.concat(Stream.of(TASK, "trigger = date", "trigger.run_date = 2030-01-01"), Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void hasDefaultsAndIsReplacedOnRestart() {
        JobSpec job = usual();

        assertThat(job.id()).hasValue("N");
        assertThat(job.onConflict()).isEqualTo(ConflictPolicy.REPLACE);
        assertThat(job.store()).isEqualTo("default");
        assertThat(job.executor()).isEqualTo("default");
        assertThat(job.name()).isEmpty();
        assertThat(job.misfireGraceTime()).isEmpty();
        assertThat(job.coalesce()).isEmpty();
        assertThat(job.maxRuns()).isEmpty();
        assertThat(job.maxInstances()).isEmpty();
        assertThat(job.priority()).isEqualTo(5);
        assertThat(job.timeout()).isEmpty();
        assertThat(job.retry()).isEmpty();
        assertThat(job.isAtMostOnce()).isFalse();
    }

    @Test
    void hasAllOptions() {
        JobSpec job = usual(
                "name = Daily backup",
                "store = main",
                "executor = io",
                "misfire_grace_time = none",
                "coalesce = yes",
                "max_runs = 9999999999",
                "max_instances = 3",
                "priority = 9",
                "timeout = PT5M",
                "retry = exponential 5 PT1S max PT1M",
                "at_most_once = on");

        assertThat(job.name()).hasValue("Daily backup");
        assertThat(job.store()).isEqualTo("main");
        assertThat(job.executor()).isEqualTo("io");
        assertThat(job.misfireGraceTime()).hasValue(JobSpec.NO_LIMIT);
        assertThat(job.coalesce()).hasValue(Coalesce.LATEST);
        assertThat(job.maxRuns()).hasValue(9_999_999_999L);
        assertThat(job.maxInstances()).hasValue(3);
        assertThat(job.priority()).isEqualTo(9);
        assertThat(job.timeout()).hasValue(Duration.ofMinutes(5));
        assertThat(job.retry())
                .hasValue(Retry.exponential(5, Duration.ofSeconds(1)).withMaxDelay(Duration.ofMinutes(1)));
        assertThat(job.isAtMostOnce()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_runs           | 0     | a whole number of at least 1",
                "max_instances      | -1    | a whole number of at least 1",
                "max_instances      | two   | a whole number of at least 1",
                "priority           | 10    | a whole number from 1 to 9",
                "at_most_once       | once  | true, yes, on or 1, or false, no, off or 0",
                "coalesce           | 5     | true, yes, on or 1, or false, no, off or 0; or earliest or latest",
                "timeout            | none  | a duration of more than zero in seconds such as 30 or 0.5,"
                        + " or in ISO-8601 such as PT30S",
                "misfire_grace_time | 0     | a duration of more than zero in seconds such as 30 or 0.5,"
                        + " or in ISO-8601 such as PT30S, or none",
                "name               | ''    | some text",
                "store              | ''    | some text",
                "executor           | ''    | some text"
            })
    void refusesOtherValues(String key, String value, String expected) {
        assertThat(problemsOfUsual(key + " = " + value))
                .containsExactly("apscheduler.job.N." + key + " is \"" + value + "\", but must be " + expected + ".");
    }

    @Test
    void refusesOtherRetries() {
        assertThat(problemsOfUsual("retry = often"))
                .containsExactly(
                        "apscheduler.job.N.retry is \"often\": A retry is written \"fixed RETRIES DELAY [jitter]\" or"
                                + " \"exponential RETRIES DELAY [factor F] [max DELAY] [jitter]\", delays like PT30S, not \"often\".");
    }

    @Test
    void refusesUnknownKeys() {
        assertThat(problemsOfUsual("maxruns = 3", "colour = red"))
                .containsExactly(
                        "apscheduler.job.N.colour is unknown: a job has the keys args, at_most_once, coalesce, command,"
                                + " executor, max_instances, max_runs, misfire_grace_time, name, priority, retry, store,"
                                + " task, timeout, trigger, trigger.*.",
                        "apscheduler.job.N.maxruns is unknown. Did you mean apscheduler.job.N.max_runs?");
    }

    @Test
    void reportsEverythingWrongWithItAtOnce() {
        assertThat(problemsOf("task = x.y::", "trigger = cron", "trigger.hour = 25", "priority = 0", "colour = red"))
                .hasSize(4);
    }

    @Nested
    class Tasks {
        @Test
        void areReferencesWithJsonArguments() {
            JobSpec job = job(
                    "task = " + JobSettingsTest.class.getName() + "$Backup::copy",
                    "args = [\"/data\", 3]",
                    "trigger = date",
                    "trigger.run_date = 2030-01-01");

            assertThat(job.task().callee())
                    .isEqualTo(new Callee.Reference(JobSettingsTest.class.getName() + "$Backup::copy"));
            assertThat(job.task().arguments()).containsExactly("/data", 3);
        }

        @Test
        void areRegisteredNamesIfTheyHaveNeitherDotNorColon() {
            JobSpec job = job(
                    "task = report",
                    "args = [true, null, 1.5, {\"a\": [1]}]",
                    "trigger = date",
                    "trigger.run_date = 2030-01-01");

            assertThat(job.task().callee()).isEqualTo(new Callee.Named("report"));
            assertThat(job.task().arguments()).containsExactly(true, null, 1.5, Map.of("a", List.of(1)));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {"[1, 2", "{\"a\": 1}", "3", "`` ", "[1] 2", "[1,]", "[/data]", "['a']"})
        void needArgumentsInJson(String args) {
            assertThat(problemsOfUsual("args = " + args))
                    .containsExactly("apscheduler.job.N.args is \"" + args.strip()
                            + "\", but must be a JSON array such as [\"/data\", 3].");
        }

        @Test
        void mustBeGivenOnce() {
            assertThat(problemsOf("trigger = date", "trigger.run_date = now"))
                    .containsExactly("apscheduler.job.N.task and apscheduler.job.N.command are both missing:"
                            + " one of them says what the job runs.");
            assertThat(problemsOfUsual("command = df"))
                    .containsExactly("apscheduler.job.N.task and apscheduler.job.N.command are both given,"
                            + " but a job runs one thing. Remove one of them.");
        }

        @ParameterizedTest
        @CsvSource({"com.acme::", "com.acme.Backup:run", "com.acme.Backup::run("})
        void mustHaveTheirForm(String reference) {
            assertThat(problemsOf("task = " + reference, "trigger = date", "trigger.run_date = now"))
                    .containsExactly("apscheduler.job.N.task is \"" + reference + "\": \"" + reference
                            + "\" names no method. Write com.acme.Reports::send,"
                            + " com.acme.Reports::send(java.lang.String,int) to tell overloads apart,"
                            + " or the name of a class that implements TaskBody.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "$Backup::hidden   |        | $Backup::hidden is not public. Make it public.",
                    "$Backup::missing  |        | has no public method missing. Check the name.",
                    "$Backup::copy     | [1]    | was given 1 argument",
                    "$Backup::copy     | [1, 2] | ",
                    "$Backup           |        | does not implement TaskBody.",
                    "$Nothing::run     |        | There is no class "
                })
        void mustBeMethodsThatCanBeCalled(String reference, String args, String problem) {
            String task = JobSettingsTest.class.getName() + reference;
            String[] lines = args == null ? new String[0] : new String[] {"args = " + args};
            String[] all = Stream.concat(
                            Stream.of("task = " + task, "trigger = date", "trigger.run_date = now"),
                            Arrays.stream(lines))
                    .toArray(String[]::new);
            if (problem == null) {
                assertThat(settings(lines(all)).jobs()).hasSize(1);
                return;
            }
            assertThat(problemsOf(all))
                    .singleElement()
                    .asString()
                    .startsWith("apscheduler.job.N.task is \"" + task + "\": ")
                    .contains(problem);
        }

        @Test
        void mustBeAllowed() {
            String[] allowed = Stream.concat(Stream.of("task.allow = com.acme.*"), Arrays.stream(lines(with())))
                    .toArray(String[]::new);

            assertThat(problems(allowed))
                    .singleElement()
                    .asString()
                    .startsWith("apscheduler.job.N.task is ")
                    .contains("is not allowed here: no pattern of apscheduler.task.allow matches it, com.acme.*.");
        }

        @Test
        void showNoVariablesInTheirProblems() {
            assertThat(problemsOfUsual("args = [\"${PIN}\"]"))
                    .singleElement()
                    .asString()
                    .contains("was given 1 argument")
                    .doesNotContain("geheim");
        }

        @Test
        void mustNotBeEmpty() {
            assertThat(problemsOf("task =", "trigger = date", "trigger.run_date = now"))
                    .containsExactly("apscheduler.job.N.task is empty.");
        }
    }

    @Nested
    class Commands {
        @Test
        void areSplitIntoWords() {
            JobSpec job = job("command = df -h '/my data'", "trigger = date", "trigger.run_date = now");

            assertThat(job.task().callee()).isEqualTo(Command.of("df", "-h", "/my data"));
        }

        @Test
        void takeFurtherWordsFromArguments() {
            JobSpec job =
                    job("command = echo", "args = [\"a b\", 3, true]", "trigger = date", "trigger.run_date = now");

            assertThat(job.task().callee()).isEqualTo(Command.of("echo", "a b", "3", "true"));
        }

        @Test
        void takeNoOtherArguments() {
            assertThat(problemsOf("command = echo", "args = [[1]]", "trigger = date", "trigger.run_date = now"))
                    .containsExactly("apscheduler.job.N.args is \"[[1]]\","
                            + " but must be a JSON array of texts and numbers such as [\"-h\", 3].");
        }

        @Test
        void needClosedQuotes() {
            assertThat(problemsOf("command = echo \"it's", "trigger = date", "trigger.run_date = now"))
                    .containsExactly(
                            "apscheduler.job.N.command is \"echo \"it's\": The quote at character 6 is not closed."
                                    + " Close it, or put it between quotes of the other kind.");
        }

        @Test
        void needAProgram() {
            assertThat(problemsOf("command = '' x", "trigger = date", "trigger.run_date = now"))
                    .containsExactly("apscheduler.job.N.command is \"'' x\":"
                            + " A command needs a program as its first word; this one has none.");
        }
    }

    @Nested
    class TriggerSettings {
        @Test
        void areTypeAndOptions() {
            JobSpec job = job(TASK, "trigger = cron", "trigger.day_of_week = mon-fri", "trigger.hour = 5");

            assertThat(job.trigger())
                    .isEqualTo(Triggers.cron().dayOfWeek("mon-fri").hour(5));
        }

        @Test
        void canBeNested() {
            JobSpec job = job(
                    TASK,
                    "trigger = any_of",
                    "trigger.1 = cron",
                    "trigger.1.hour = 5",
                    "trigger.2 = interval",
                    "trigger.2.hours = 3");

            assertThat(job.trigger().type()).isEqualTo("any_of");
            assertThat(job.trigger().options())
                    .isEqualTo(Map.of("1", "cron", "1.hour", "5", "2", "interval", "2.hours", "3"));
        }

        @Test
        void mustBeGiven() {
            assertThat(problemsOf(TASK))
                    .containsExactly(
                            "apscheduler.job.N.trigger is missing: it says what kind of trigger starts the job,"
                                    + " such as cron, interval or date.");
        }

        @Test
        void mustNotBeEmpty() {
            assertThat(problemsOf(TASK, "trigger ="))
                    .containsExactly("apscheduler.job.N.trigger is \"\", but must be some text.");
        }

        @Test
        void mustBeOfAKnownType() {
            assertThat(problemsOf(TASK, "trigger = corn", "trigger.hour = 5"))
                    .singleElement()
                    .asString()
                    .startsWith("apscheduler.job.N.trigger is \"corn\": ")
                    .contains("no trigger provider of that type is on the class path. Found: ", "cron");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "cron     | hour     | 25       | 25 is not between 0 and 23.",
                    "cron     | hours    | 5        | ",
                    "cron     | day      | 6th fri  | ",
                    "interval | interval | soon     | ",
                    "date     | run_date | tomorrow | ",
                    "interval | timezone | Mars     | "
                })
        void reportOptionsWithTheirWholeKeys(String type, String option, String value, String problem) {
            assertThat(problemsOf(TASK, "trigger = " + type, "trigger." + option + " = " + value))
                    .singleElement()
                    .asString()
                    .startsWith("apscheduler.job.N.trigger." + option + " is \"" + value + "\": "
                            + (problem == null ? "" : problem))
                    .endsWith(".");
        }

        @Test
        void reportMissingOptionsWithTheirWholeKeys() {
            assertThat(problemsOf(TASK, "trigger = date"))
                    .singleElement()
                    .asString()
                    .startsWith("apscheduler.job.N.trigger.run_date: ");
        }

        @Test
        void reportOptionsOfPartsWithTheirWholeKeys() {
            assertThat(problemsOf(TASK, "trigger = any_of", "trigger.1 = cron", "trigger.1.hour = 25"))
                    .containsExactly(
                            "apscheduler.job.N.trigger.1.hour is \"25\": 25 is not between 0 and 23. Allowed: 0-23;"
                                    + " *, */a, n/a, a-b, a-b/c; several joined by commas.");
        }

        @Test
        void reportWhatIsWrongAsAWholeWithTheirType() {
            assertThat(problemsOf(TASK, "trigger = interval", "trigger.seconds = 0"))
                    .containsExactly(
                            "apscheduler.job.N.trigger is \"interval\": the interval of 0 seconds is too short."
                                    + " Allowed: a microsecond at least.");
        }

        @Test
        void mayLieInThePast() {
            assertThat(settings(lines(TASK, "trigger = date", "trigger.run_date = 1960-01-01"))
                            .jobs())
                    .hasSize(1);
        }
    }
}
