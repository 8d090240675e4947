package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apscheduler.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobsCommandTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T16:00:00Z"));
    private static final String[] FILE = {
        "apscheduler.timezone = Europe/Berlin",
        "apscheduler.standalone = true",
        "apscheduler.task.commands = true",
        "apscheduler.job.copy.command = touch ${OUT:must-not-exist}",
        "apscheduler.job.copy.trigger = cron",
        "apscheduler.job.copy.trigger.day_of_week = mon-fri",
        "apscheduler.job.copy.trigger.hour = 5",
        "apscheduler.job.greet.task = quickstart.Quickstart::greet",
        "apscheduler.job.greet.args = [\"secret\"]",
        "apscheduler.job.greet.trigger = date",
        "apscheduler.job.greet.trigger.run_date = now",
    };

    @TempDir
    private Path folder;

    private Called jobs(List<String> options, String... properties) throws IOException {
        List<String> arguments = new ArrayList<>(options);
        arguments.add(Files.write(folder.resolve("my.properties"), List.of(properties))
                .toString());
        return Called.on(CLOCK, "jobs", arguments.toArray(String[]::new));
    }

    @Test
    void listsStoreByStore() throws IOException {
        Called called = jobs(List.of(), FILE);
        assertThat(called.err()).isEmpty();
        assertThat(called.status()).isZero();
        assertThat(called.lines())
                .containsExactly(
                        "Jobstore default:",
                        "  ID     NEXT RUN (Europe/Berlin)  STATE      RUNS  TRIGGER                              "
                                + "  TASK",
                        "  greet  Sun 2026-11-22 17:00:00   scheduled  0     date[run_date='now']                 "
                                + "  quickstart.Quickstart::greet",
                        "  copy   Mon 2026-11-23 05:00:00   scheduled  0     cron[day_of_week='mon-fri', hour='5']"
                                + "  touch …");
    }

    @Test
    void runsNothing() throws IOException {
        Path out = folder.resolve("out");
        jobs(
                List.of(),
                "apscheduler.task.commands = true",
                "apscheduler.job.x.command = touch " + out,
                "apscheduler.job.x.trigger = date",
                "apscheduler.job.x.trigger.run_date = now");
        assertThat(out).doesNotExist();
    }

    @Test
    void saysSoIfThereAreNone() throws IOException {
        assertThat(jobs(List.of(), "# nothing").lines()).containsExactly("Jobstore default:", "    No scheduled jobs");
    }

    @Test
    void printsAnArrayOfObjectsForPrograms() throws IOException {
        Called called = jobs(List.of("--json"), FILE);
        JsonNode array = new ObjectMapper().readTree(called.out());
        assertThat(array).hasSize(2);
        JsonNode copy = array.get(1);
        assertThat(copy.get("id").asText()).isEqualTo("copy");
        assertThat(copy.get("name").asText()).isEqualTo("touch");
        assertThat(copy.get("store").asText()).isEqualTo("default");
        assertThat(copy.get("nextFireTime").asText()).isEqualTo("2026-11-23T04:00:00Z");
        assertThat(copy.get("runCount").asLong()).isZero();
        assertThat(copy.get("task").asText()).isEqualTo("touch …");
        assertThat(copy.get("trigger").get("type").asText()).isEqualTo("cron");
        assertThat(copy.get("trigger").get("options").get("hour").asText()).isEqualTo("5");
        assertThat(array.get(0).get("task").asText()).isEqualTo("quickstart.Quickstart::greet");
        assertThat(called.out()).doesNotContain("secret");
    }

    @Test
    void marksJobsThatTheFileNoLongerNames() throws IOException {
        String[] store = {
            "apscheduler.timezone = UTC",
            "apscheduler.jobstore.default.class = jdbc",
            "apscheduler.jobstore.default.url = jdbc:h2:"
                    + folder.resolve("jobs").toAbsolutePath(),
        };
        Scheduler before = Scheduler.builder()
                .properties(Files.write(
                        folder.resolve("my.properties"),
                        List.of(
                                store[0],
                                store[1],
                                store[2],
                                "apscheduler.job.old.task = quickstart.Quickstart::greet",
                                "apscheduler.job.old.args = [\"you\"]",
                                "apscheduler.job.old.trigger = date",
                                "apscheduler.job.old.trigger.run_date = 2030-01-01")))
                .clock(CLOCK)
                .build();
        before.pause();
        before.start();
        before.shutdown();

        assertThat(jobs(List.of(), store).lines())
                .containsExactly(
                        "Jobstore default:",
                        "  ID   NEXT RUN (UTC)           STATE                RUNS  TRIGGER                      TASK",
                        "  old  Tue 2030-01-01 00:00:00  scheduled, orphaned  0     date[run_date='2030-01-01']  "
                                + "quickstart.Quickstart::greet",
                        "Orphaned: old in store default came from my.properties, which no longer names it.");
        JsonNode array =
                new ObjectMapper().readTree(jobs(List.of("--json"), store).out());
        assertThat(array.get(0).get("orphaned").asBoolean()).isTrue();
    }

    @Test
    void printsAnEmptyArrayIfThereAreNone() throws IOException {
        assertThat(new ObjectMapper().readTree(jobs(List.of("--json"), "").out()))
                .isEmpty();
    }

    @Nested
    class Filters {
        private Called filtered(String... options) throws IOException {
            return jobs(List.of(options), FILE);
        }

        private static List<String> ids(Called called) {
            return called.lines().stream()
                    .skip(2)
                    .map(line -> line.strip().split(" ", 2)[0])
                    .toList();
        }

        @Test
        void byPatternOfIdOrName() throws IOException {
            assertThat(ids(filtered("--match", "GR?E*"))).containsExactly("greet");
            assertThat(ids(filtered("--name", "touch"))).containsExactly("copy");
            assertThat(filtered("--match", "gr").lines()).containsExactly("Jobstore default:", "    No such jobs");
            assertThat(filtered("--match", "\\E.*").lines()).hasSize(2);
        }

        @Test
        void byState() throws IOException {
            assertThat(ids(filtered("--state", "paused,Scheduled"))).containsExactly("greet", "copy");
            assertThat(filtered("--state", "paused").lines()).containsExactly("Jobstore default:", "    No such jobs");
            Called refused = filtered("--state", "asleep");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.errorLines())
                    .containsExactly("apscheduler jobs: There is no state \"asleep\"."
                            + " States: pending, scheduled, running, paused, quarantined, finished.");
        }

        @Test
        void byStore() throws IOException {
            String[] both = {"apscheduler.jobstore.quick.class = memory"};
            assertThat(jobs(List.of("--store", "quick"), both).lines())
                    .containsExactly("Jobstore quick:", "    No scheduled jobs");
            Called refused = jobs(List.of("--store", "quik"), both);
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.errorLines())
                    .containsExactly("apscheduler jobs: There is no job store \"quik\". Job stores: default, quick.");
        }

        @Test
        void byNumber() throws IOException {
            Called one = filtered("--limit", "1");
            assertThat(one.lines()).last().isEqualTo("  … and 1 more (--limit 0 shows all)");
            assertThat(one.lines()).hasSize(4);
            assertThat(ids(filtered("--limit", "0"))).hasSize(2);
            assertThat(new ObjectMapper()
                            .readTree(filtered("--json", "--limit", "1").out()))
                    .hasSize(1);
            assertThat(filtered("--limit", "-2").status()).isEqualTo(2);
        }
    }

    @Test
    void tellsProblemsALineEach() throws IOException {
        Called called = jobs(List.of(), "apscheduler.coalesce = perhaps", "apscheduler.nmae = x");
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.errorLines()).hasSize(2);
    }

    @Nested
    class ListedPropertiesTest {
        @Test
        void ofJobsInPersistentStoresAreLeftOut() throws IOException {
            ListedProperties listed = ListedProperties.of(String.join(
                    "\n",
                    "apscheduler.jobstore.default.class = jdbc",
                    "apscheduler.jobstore.quick.class = memory",
                    "apscheduler.jobs.prune = true",
                    "apscheduler.job.stored.command = a",
                    "apscheduler.job.stored.trigger.hour = 5",
                    "apscheduler.job.brief.store = quick",
                    "apscheduler.job.brief.command = b"));
            assertThat(listed.named())
                    .containsOnly(Map.entry("default", Set.of("stored")), Map.entry("quick", Set.of("brief")));
            assertThat(listed.scheduler())
                    .containsOnlyKeys(
                            "apscheduler.jobstore.default.class",
                            "apscheduler.jobstore.quick.class",
                            "apscheduler.job.brief.store",
                            "apscheduler.job.brief.command",
                            "apscheduler.standalone")
                    .containsEntry("apscheduler.standalone", "false");
        }

        @Test
        void ofJobsInMemoryStay() throws IOException {
            assertThat(ListedProperties.of("apscheduler.job.x.command = a\n").scheduler())
                    .containsKey("apscheduler.job.x.command");
        }
    }
}
