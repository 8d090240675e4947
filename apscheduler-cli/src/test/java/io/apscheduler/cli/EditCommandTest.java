package io.apscheduler.cli;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.crontab;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobEvent;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobQuarantined;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line does to the jobs of a store, beside schedulers that run them. */
@Timeout(120)
final class EditCommandTest {
    @TempDir
    private Path folder;

    private SharedStore store;

    @BeforeEach
    void begin() {
        Deeds.DONE.set(0);
        store = SharedStore.in(folder);
    }

    private static JobSpec counting(String id) {
        return JobSpec.of(Task.of(Deeds::count), every(Duration.ofDays(1)))
                .id(id)
                .store("main");
    }

    private void store(JobSpec... jobs) {
        try (Scheduler scheduler = store.idle()) {
            scheduler.scheduleAll(List.of(jobs));
        }
    }

    private Job stored(String id) {
        try (Scheduler scheduler = store.idle()) {
            return scheduler.job("main", id).orElseThrow();
        }
    }

    @Test
    void pausesAndResumesAJobThatANodeRuns() {
        try (Scheduler node = store.running()) {
            node.schedule(counting("often").trigger(every(Duration.ofMillis(20))));
            Waiting.until("a first run", () -> Deeds.DONE.get() > 0);
            Called paused = store.call("pause", store.file(), "often");
            assertThat(paused.err()).isEmpty();
            assertThat(paused.lines()).containsExactly("Paused often in store main.");
            assertThat(node.job("main", "often").orElseThrow().state()).isEqualTo(JobState.PAUSED);
            assertThat(store.call("pause", store.file(), "often").lines())
                    .containsExactly("often in store main is paused already.");

            Called resumed = store.call("resume", store.file(), "often");
            assertThat(resumed.out()).startsWith("Resumed often in store main, next run at ");
            int before = Deeds.DONE.get();
            Waiting.until("runs after it was resumed", () -> Deeds.DONE.get() > before);
            assertThat(store.call("resume", store.file(), "often").lines())
                    .containsExactly("often in store main is not paused.");
        }
    }

    @Test
    void hasANodeRunAJobNow() {
        List<JobEvent> events = new CopyOnWriteArrayList<>();
        store(counting("daily").misfireGraceTime(Duration.ofMinutes(10)));
        Called asked = store.call("run-now", store.file(), "daily");
        assertThat(asked.lines()).containsExactly("Asked for a run of daily in store main.");
        assertThat(Deeds.DONE.get()).as("the command itself runs nothing").isZero();
        try (Scheduler node = Scheduler.fromProperties(Path.of(store.file()))) {
            node.on(JobEvent.class, events::add);
            node.start();
            Waiting.until("the run", () -> Deeds.DONE.get() == 1);
        }
        assertThat(events).noneMatch(JobMissed.class::isInstance);
    }

    @Nested
    class RunningNowWithOtherArguments {
        private void storeKeeping() {
            store(counting("keep")
                    .task(Task.of(Deeds::keep, "swordfish", 2))
                    .maxInstances(2)
                    .misfireGraceTime(Duration.ofMinutes(10)));
        }

        @Test
        void givesThemToThatRunAlone() {
            storeKeeping();
            Called asked = store.call("run-now", "--args", "[\"tuna\", 10]", store.file(), "keep");
            assertThat(asked.lines())
                    .containsExactly("Asked for a run of keep in store main, with 2 arguments of its own.");
            store.call("run-now", store.file(), "keep");
            try (Scheduler node = store.running()) {
                Waiting.until(
                        "both runs",
                        () -> node.job("main", "keep").orElseThrow().runCount() == 2
                                && Deeds.DONE.get() == "tuna".length() * 10 + "swordfish".length() * 2);
            }
        }

        @Test
        void refusesThoseThatTheTaskDoesNotTakeAndShowsNoValue() {
            storeKeeping();
            Called wrong = store.call("run-now", "--args", "[\"tuna\", \"ten\"]", store.file(), "keep");
            assertThat(wrong.status()).isEqualTo(1);
            assertThat(wrong.err())
                    .startsWith(
                            "apscheduler run-now: No run of keep in store main was asked for: The arguments do not fit")
                    .contains(
                            "Argument 2 of io.apscheduler.cli.Deeds::keep, a java.lang.String, does not convert to int")
                    .doesNotContain("tuna")
                    .doesNotContain("\"ten\"");
            assertThat(store.call("run-now", "--args", "[\"tuna\"]", store.file(), "keep")
                            .status())
                    .isEqualTo(1);
            assertThat(stored("keep").state()).isEqualTo(JobState.SCHEDULED);
        }

        @Test
        void saysWhereTheClassOfATaskMayBe() throws IOException {
            storeKeeping();
            String line = store.call("export", store.file()).out();
            Path elsewhere = Files.writeString(
                    folder.resolve("jobs"), line.replace(Deeds.class.getName() + "::keep", "com.acme.Reports::send"));
            store.call("import", "--on-conflict", "replace", store.file(), elsewhere.toString());
            assertThat(store.call("run-now", "--args", "[2]", store.file(), "keep")
                            .errorLines())
                    .containsExactly("apscheduler run-now: No run of keep in store main was asked for: The arguments do"
                            + " not fit, or cannot be checked here: There is no class com.acme.Reports here. Check the"
                            + " name and the class path. Where your own classes are is for --class-path to say.");
        }

        @Test
        void leavesRegisteredTasksToTheProgramsThatKnowThem() {
            try (Scheduler knowing = store.idle()) {
                knowing.register("report", Task.ref(Deeds.class.getName() + "::keep"));
                knowing.schedule(counting("named").task(Task.named("report", "tuna", 1)));
            }
            assertThat(store.call("run-now", "--args", "[\"cod\", 2]", store.file(), "named")
                            .err())
                    .contains("No task is registered here as \"report\"")
                    .contains("Only a program that registers it can run it with other arguments.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"tuna", "{}", "[]", "[\"tuna\"", "[tuna]", "[1] [2]", "", "[null]null"})
        void needsAJsonArray(String text) {
            storeKeeping();
            Called refused = store.call("run-now", "--args", text, store.file(), "keep");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.errorLines())
                    .containsExactly("apscheduler run-now: --args is \"" + text + "\", but must be a JSON array such as"
                            + " [\"/data\", 3], in quotes, with at least one argument.");
        }
    }

    @Test
    void removesJobsOneByOneAndSaysWhichItCouldNot() {
        store(counting("one"), counting("two"), counting("three"));
        Called called = store.call("remove", store.file(), "one", "tow", "three");
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.lines()).containsExactly("Removed one in store main.", "Removed three in store main.");
        assertThat(called.errorLines())
                .containsExactly("apscheduler remove: There is no job with id \"tow\" in job store main."
                        + " Did you mean \"two\"?");
        assertThat(stored("two").id()).isEqualTo("two");
    }

    @Test
    void requeuesAJobWhoseTaskIsThereAgain() {
        try (Scheduler knowing = store.idle()) {
            knowing.register("report", Task.of(Deeds::count));
            knowing.schedule(JobSpec.of(Task.named("report"), at("2030-01-01"))
                    .id("report")
                    .store("main"));
        }
        List<JobQuarantined> quarantined = new CopyOnWriteArrayList<>();
        store.call("run-now", store.file(), "report");
        try (Scheduler ignorant = Scheduler.builder()
                .properties(Path.of(store.file()))
                .property("apscheduler.lease", "0.1")
                .build()) {
            ignorant.on(JobQuarantined.class, quarantined::add);
            ignorant.start();
            Waiting.until("the quarantine", () -> !quarantined.isEmpty());
        }
        assertThat(stored("report").state()).isEqualTo(JobState.QUARANTINED);
        Called shown = store.call("show", store.file(), "report");
        assertThat(shown.out())
                .contains("state             quarantined")
                .contains("reason            ")
                .contains("It is kept but not run. When the reason is mended: apscheduler requeue " + store.file()
                        + " report");
        assertThat(store.call("requeue", store.file(), "report").lines())
                .containsExactly("Requeued report in store main, next run at Tue 2030-01-01 00:00:00 +00:00 UTC.");
        assertThat(stored("report").state()).isEqualTo(JobState.SCHEDULED);
        assertThat(store.call("requeue", store.file(), "report").lines())
                .containsExactly("report in store main is not quarantined.");
    }

    @Test
    void leavesARunInProgressAlone() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        Deeds.gate = gate;
        List<JobEvent> events = new CopyOnWriteArrayList<>();
        try (Scheduler node = store.running()) {
            node.on(JobEvent.class, events::add);
            node.schedule(counting("long").task(Task.of(Deeds::hold)).trigger(every(Duration.ofMillis(50))));
            Waiting.until("a run in progress", () -> Deeds.DONE.get() == 1);
            assertThat(store.call("show", store.file(), "long").out()).contains("state             running");
            assertThat(store.call("remove", store.file(), "long").status()).isZero();
            gate.countDown();
            Waiting.until(
                    "the end of the run",
                    () -> events.stream().anyMatch(event -> event.type().name().equals("JOB_EXECUTED")));
            assertThat(node.job("main", "long")).isEmpty();
        }
    }

    @Test
    void cancelsARunThatANodeHasUnderWay() {
        Deeds.gate = new CountDownLatch(1);
        List<JobEvent> events = new CopyOnWriteArrayList<>();
        try (Scheduler node = Scheduler.builder()
                .properties(Path.of(store.file()))
                .property("apscheduler.lease", "1")
                .build()) {
            node.on(JobEvent.class, events::add);
            node.start();
            node.schedule(counting("endless").task(Task.of(Deeds::hold)));
            assertThat(store.call("cancel", store.file(), "endless").lines())
                    .containsExactly("No run of endless in store main is under way.");
            node.runNow("endless");
            Waiting.until("a run in progress", () -> Deeds.DONE.get() == 1);
            assertThat(store.call("cancel", store.file(), "endless").lines())
                    .containsExactly("Cancelled the runs of endless in store main.");
            Waiting.until(
                    "the end of the run",
                    () -> events.stream().anyMatch(event -> event.type().name().equals("JOB_CANCELLED")));
        }
    }

    @Nested
    class Refusing {
        @ParameterizedTest
        @ValueSource(strings = {"jobs", "show", "explain", "pause", "run-now", "remove", "export"})
        void whereTablesAreMissingRatherThanMakeThem(String command) {
            for (int i = 0; i < 2; i++) {
                Called called = command.equals("jobs") || command.equals("export")
                        ? store.call(command, store.file())
                        : store.call(command, store.file(), "x");
                assertThat(called.status()).isEqualTo(1);
                assertThat(called.errorLines())
                        .singleElement()
                        .asString()
                        .contains("needs version 1 of the tables apscheduler, but they are not there")
                        .endsWith("or start a scheduler with the option schema = create, the default.");
            }
        }

        @Test
        void whereNoStoreOutlivesTheProgram() {
            SharedStore none = SharedStore.in(folder, "apscheduler.jobstore.main.class = memory");
            Called called = none.call("pause", none.file(), "x");
            assertThat(called.status()).isEqualTo(2);
            assertThat(called.errorLines())
                    .containsExactly("apscheduler pause: " + none.file()
                            + " configures no store that outlives a program:" + " there are no jobs to pause.");
        }

        @Test
        void anIdThatTwoStoresHave() {
            SharedStore both = SharedStore.in(
                    folder,
                    "apscheduler.jobstore.other.class = jdbc",
                    "apscheduler.jobstore.other.url = jdbc:h2:mem:other-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
            try (Scheduler scheduler = both.idle()) {
                scheduler.scheduleAll(List.of(counting("twin"), counting("twin").store("other")));
            }
            Called called = both.call("pause", both.file(), "twin");
            assertThat(called.status()).isEqualTo(1);
            assertThat(called.errorLines())
                    .containsExactly("apscheduler pause: Several job stores have a job with id \"twin\": main, other."
                            + " Say which with --store.");
            assertThat(both.call("pause", "--store", "other", both.file(), "twin")
                            .lines())
                    .containsExactly("Paused twin in store other.");
            assertThat(both.call("show", "--store", "main", both.file(), "twin").out())
                    .contains("state             scheduled");
        }

        @Test
        void aStoreInMemoryOrUnknown() {
            Called memory = store.call("pause", "--store", "default", store.file(), "x");
            assertThat(memory.status()).isEqualTo(2);
            assertThat(memory.errorLines())
                    .containsExactly("apscheduler pause: Job store \"default\" is in the memory of each program:"
                            + " there is nothing of it here.");
            assertThat(store.call("pause", "--store", "x", store.file(), "x").status())
                    .isEqualTo(2);
            assertThat(store.call("pause", store.file()).status()).isEqualTo(2);
        }
    }

    @Nested
    class Showing {
        @Test
        void allAboutAJobButItsArguments() {
            store(JobSpec.of(Task.of(Deeds::keep, "swordfish", 2), crontab("0 5 1 1 *"))
                    .id("secret")
                    .name("Top secret")
                    .store("main")
                    .priority(7)
                    .coalesce(true)
                    .timeout(Duration.ofMinutes(3)));
            store.call("pause", store.file(), "secret");
            Called shown = store.call("show", store.file(), "secret");
            assertThat(shown.out()).doesNotContain("swordfish").doesNotContain("\u001b");
            assertThat(shown.lines().stream().filter(line -> !line.startsWith("next run")))
                    .containsExactly(
                            "id                secret",
                            "name              Top secret",
                            "store             main",
                            "state             paused",
                            "fire times so far 0",
                            "trigger           crontab[expression='0 5 1 1 *']",
                            "task              io.apscheduler.cli.Deeds::keep",
                            "arguments         2, not shown",
                            "executor          default",
                            "priority          7",
                            "grace time        PT1S",
                            "coalesce          latest",
                            "max instances     1",
                            "timeout           PT3M",
                            "at most once      no",
                            "",
                            "Fire times pass it by until it is resumed: apscheduler resume " + store.file()
                                    + " secret");
            assertThat(shown.out()).contains("next run          ").contains("-01-01 05:00:00 +00:00 UTC");
        }

        @Test
        void whyAJobDoesNotRun() {
            store(counting("one"));
            store.call("pause", store.file(), "one");
            Called called = store.call("explain", store.file(), "one");
            assertThat(called.status()).as(called.err()).isZero();
            assertThat(called.out())
                    .contains("one", "paused", ": apscheduler resume " + store.file() + " one")
                    .doesNotContain("This node", "resumeJob");
            assertThat(store.call("explain", store.file(), "two").status()).isEqualTo(1);
        }

        @Test
        void asAnObjectForPrograms() {
            store(counting("one"));
            assertThat(store.call("show", "--json", store.file(), "one").out())
                    .contains("\"id\" : \"one\"")
                    .contains("\"misfire_grace_time\" : \"PT1S\"")
                    .contains("\"max_runs\" : null")
                    .contains("\"orphaned\" : false");
        }

        @Test
        void suggestsAnIdByTheName() {
            store(counting("0815").name("Report"));
            assertThat(store.call("show", store.file(), "report").errorLines())
                    .containsExactly("apscheduler show: There is no job with id \"report\" in job stores default, main."
                            + " Did you mean \"0815\"?");
            assertThat(store.call("show", store.file(), "nothing-like-it").errorLines())
                    .containsExactly("apscheduler show: There is no job with id \"nothing-like-it\""
                            + " in job stores default, main.");
        }
    }
}
