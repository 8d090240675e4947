package io.apscheduler.cli;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Examination;
import io.apscheduler.Examination.Finding;
import io.apscheduler.Examination.Kind;
import io.apscheduler.Scheduler;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** What the doctor finds, and advises. */
@Timeout(120)
final class DoctorCommandTest {
    @TempDir
    private Path folder;

    private static Called doctor(SharedStore store) {
        return store.call("doctor", store.file());
    }

    private static JobSpec job(String id) {
        return JobSpec.of(Task.of(Deeds::count), every(Duration.ofDays(1)))
                .id(id)
                .store("main");
    }

    @Test
    void findsAHealthyStoreHealthyBesideANodeThatRunsIt() {
        SharedStore store = SharedStore.in(folder);
        try (Scheduler node = store.running()) {
            node.schedule(job("one"));
            Called called = doctor(store);
            assertThat(called.status()).as(called.out() + called.err()).isZero();
            assertThat(called.lines())
                    .containsExactly(
                            "ok    configuration: 0 jobs in the file, stores main",
                            "ok    store main: can be reached, its schema is complete",
                            "ok    store main: its clock and that of this computer agree within a second",
                            "ok    store main: all of its 1 job can be run with what is here",
                            "ok    store main: no job is quarantined",
                            "ok    store main: no due job waits for a node in vain",
                            "ok    store main: no job is orphaned");
        }
    }

    @Test
    void makesNoTablesAndSaysThatTheyAreMissing() {
        SharedStore store = SharedStore.in(folder);
        for (int i = 0; i < 2; i++) {
            Called called = doctor(store);
            assertThat(called.status()).isEqualTo(1);
            assertThat(called.lines()).hasSize(2);
            assertThat(called.lines().get(1))
                    .startsWith("fail  store main: Job store \"main\" cannot be opened: ")
                    .containsIgnoringCase("table");
        }
    }

    @Test
    void tellsAllProblemsOfAConfigurationAndNoSecret() throws IOException {
        Path file = Files.write(
                folder.resolve("wrong.properties"),
                List.of(
                        "apscheduler.coalesce = perhaps",
                        "apscheduler.nmae = x",
                        "apscheduler.jobstore.main.class = jdbc",
                        "apscheduler.jobstore.main.url = nonsense",
                        "apscheduler.jobstore.main.password = swordfish"));
        Called called = Called.on(InstantSource.system(), "doctor", file.toString());
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.lines()).hasSize(3).allMatch(line -> line.startsWith("fail  configuration: apscheduler."));
        assertThat(called.out() + called.err()).doesNotContain("swordfish");
    }

    @Test
    void goesOnWithTheOtherStoresIfOneCannotBeReached() {
        SharedStore store = SharedStore.in(
                folder,
                "apscheduler.jobstore.lost.class = jdbc",
                "apscheduler.jobstore.lost.url = jdbc:h2:tcp://localhost:1/x",
                "apscheduler.jobstore.lost.password = swordfish",
                "apscheduler.jobstore.lost.pool.connectionTimeout = 300");
        Called called = doctor(store);
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.lines())
                .filteredOn(line -> line.startsWith("fail  store lost: "))
                .hasSize(1);
        assertThat(called.lines())
                .filteredOn(line -> line.startsWith("fail  store main: "))
                .hasSize(1);
        assertThat(called.out() + called.err()).doesNotContain("swordfish");
    }

    @Test
    void warnsOfOrphansAndOfWhatIsUnknownHere() throws IOException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        List<String> store =
                List.of("apscheduler.jobstore.main.class = jdbc", "apscheduler.jobstore.main.url = " + url);
        Path file = folder.resolve("my.properties");
        Files.writeString(
                file,
                String.join("\n", store) + "\n"
                        + String.join(
                                "\n",
                                "apscheduler.job.old.task = quickstart.Quickstart::greet",
                                "apscheduler.job.old.args = [\"you\"]",
                                "apscheduler.job.old.store = main",
                                "apscheduler.job.old.trigger = date",
                                "apscheduler.job.old.trigger.run_date = 2100-01-01"));
        try (Scheduler knowing = Scheduler.builder()
                .properties(file)
                .property("apscheduler.executor.io.class", "threadpool")
                .build()) {
            knowing.register("report", Task.of(Deeds::count));
            knowing.pause();
            knowing.start();
            knowing.schedule(JobSpec.of(Task.named("report"), at("2100-01-01"))
                    .id("report")
                    .executor("io")
                    .store("main"));
        }
        Files.write(file, store);
        Called called = Called.on(InstantSource.system(), "doctor", file.toString());
        assertThat(called.status()).isZero();
        assertThat(called.lines())
                .contains(
                        "warn  store main: 1 job (report) is not to be run with what is here: No task is registered here as"
                                + " \"report\". Call scheduler.register(\"report\", task) before it is needed."
                                + " Say with --class-path what your nodes run with, to be sure.",
                        "warn  store main: 1 job (report) is for an executor that this file has not: \"io\"."
                                + " Some node must have it, or they wait.",
                        "warn  store main: 1 job came from my.properties, which no longer names it (old)."
                                + " Name them again, or: apscheduler remove " + file + " old");
        assertThat(Called.on(InstantSource.system(), "doctor", "--class-path", folder.toString(), file.toString())
                        .status())
                .isEqualTo(1);
    }

    @Test
    void findsJobsThatNobodyTakes() {
        SharedStore store = SharedStore.in(folder, "apscheduler.lease = 0.01");
        try (Scheduler early =
                Scheduler.builder().properties(Path.of(store.file())).build()) {
            early.pause();
            early.start();
            early.schedule(JobSpec.of(Task.of(Deeds::count), at(Instant.now()))
                    .misfireGraceTime(Duration.ofDays(1))
                    .id("due")
                    .store("main"));
        }
        Waiting.until(
                "the doctor to see it",
                () -> doctor(store)
                        .out()
                        .contains("fail  store main: jobs of executor \"default\" are due, and no node takes them."
                                + " Start a node that has it and is not paused."));
        assertThat(doctor(store).status()).isEqualTo(1);
        assertThat(Deeds.DONE.get()).isZero();
    }

    @Nested
    class InWords {
        private final StringWriter text = new StringWriter();
        private final Diagnosis diagnosis =
                new Diagnosis(new PrintWriter(text, true), new Screen(Integer.MAX_VALUE, Ansi.OFF));

        private String told(Duration offset, Finding... findings) {
            new StoreFindings(new Examination("main", 9, offset, List.of(findings)), new StoresFile()).tell(diagnosis);
            return text.toString();
        }

        @Test
        void clocksThatDiffer() {
            assertThat(told(Duration.ofMillis(3_250)))
                    .contains("warn  store main: its clock is 3.25 s ahead of this computer's.");
            assertThat(told(Duration.ofSeconds(-7)))
                    .contains("warn  store main: its clock is 7.0 s behind this computer's.");
            assertThat(diagnosis.hasFailed()).isFalse();
        }

        @Test
        void whatIsQuarantinedOrUnreadable() {
            String told = told(
                    Duration.ZERO,
                    new Finding(Kind.QUARANTINED, "There is no class X.", 7, List.of("a", "b", "c", "d", "e")),
                    new Finding(Kind.UNREADABLE, "It is not JSON.", 1, List.of("f")));
            assertThat(told)
                    .contains("warn  store main: 7 jobs (a, b, c, d, e, …) are quarantined: There is no class X."
                            + " Mend that, then: apscheduler requeue ")
                    .contains("fail  store main: 1 job (f) is unreadable: It is not JSON.")
                    .doesNotContain("can be run");
            assertThat(diagnosis.hasFailed()).isTrue();
        }

        @Test
        void inColoursWhereThereAreAny() {
            new Diagnosis(new PrintWriter(text, true), new Screen(80, Ansi.ON)).fail("x");
            assertThat(text.toString()).startsWith("\u001b[31mfail\u001b[39m\u001b[0m  x");
        }
    }
}
