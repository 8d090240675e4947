package io.apscheduler.cli;

import static io.apscheduler.trigger.Triggers.crontab;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code export} and {@code import}. */
@Timeout(120)
final class TransferCommandsTest {
    @TempDir
    private Path folder;

    private SharedStore store;
    private Path lines;

    @BeforeEach
    void begin() {
        Deeds.DONE.set(0);
        lines = folder.resolve("jobs.jsonl");
        store = SharedStore.in(
                folder,
                "apscheduler.jobstore.other.class = jdbc",
                "apscheduler.jobstore.other.url = jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    private static JobSpec job(String id) {
        return JobSpec.of(Task.of(Deeds::keep, "Schlüssel", 1), every(Duration.ofDays(1)))
                .id(id)
                .store("main");
    }

    private void add(JobSpec... jobs) {
        try (Scheduler scheduler = store.idle()) {
            scheduler.scheduleAll(List.of(jobs));
        }
    }

    private List<Job> in(String alias) {
        try (Scheduler scheduler = store.idle()) {
            return scheduler.jobs(alias);
        }
    }

    private Called export() {
        return store.call("export", "--store", "main", "-o", lines.toString(), store.file());
    }

    private Called importing(String... options) {
        String[] words = new String[options.length + 4];
        words[0] = "--store";
        words[1] = "other";
        System.arraycopy(options, 0, words, 2, options.length);
        words[words.length - 2] = store.file();
        words[words.length - 1] = lines.toString();
        return store.call("import", words);
    }

    @Test
    void moveJobsFromOneStoreToAnotherAsTheyStand() throws IOException {
        add(job("a"), job("b").trigger(crontab("0 5 * * *")).name("Täglich"));
        store.call("pause", store.file(), "b");
        List<Job> before = in("main");
        Called exported = export();
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(exported.out()).isEmpty();
        assertThat(exported.errorLines()).containsExactly("Exported 2 jobs of store main to " + lines + ".");
        assertThat(Files.readString(lines)).hasLineCount(2).matches("\\p{ASCII}+");
        Called imported = importing();
        assertThat(imported.err()).isEmpty();
        assertThat(imported.lines()).containsExactly("Imported 2 jobs into store other: 2 new.");
        List<Job> after = in("other");
        assertThat(after)
                .extracting(Job::id)
                .containsExactlyElementsOf(before.stream().map(Job::id).toList());
        for (int i = 0; i < 2; i++) {
            assertThat(after.get(i).nextFireTime()).isEqualTo(before.get(i).nextFireTime());
            assertThat(after.get(i).state()).isEqualTo(before.get(i).state());
            assertThat(after.get(i).name()).isEqualTo(before.get(i).name());
            assertThat(after.get(i).task().arguments())
                    .isEqualTo(before.get(i).task().arguments());
        }
        assertThat(after).extracting(Job::state).contains(JobState.PAUSED);
        assertThat(Deeds.DONE.get()).as("nothing has run").isZero();
    }

    @Test
    void goThroughAPipe() {
        add(job("a"));
        Called exported = store.call("export", "--store", "main", store.file());
        assertThat(exported.errorLines()).containsExactly("Exported 1 job of store main.");
        InputStream console = System.in;
        System.setIn(new ByteArrayInputStream(exported.out().getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(store.call("import", "--store", "other", store.file()).lines())
                    .containsExactly("Imported 1 job into store other: 1 new.");
        } finally {
            System.setIn(console);
        }
        assertThat(in("other")).hasSize(1);
    }

    @Test
    void leaveANodeThatRunsTheJobsAlone() {
        try (Scheduler node = store.running()) {
            node.schedule(JobSpec.of(Task.of(Deeds::count), every(Duration.ofMillis(20)))
                    .id("often")
                    .store("main"));
            Waiting.until("a first run", () -> Deeds.DONE.get() > 0);
            assertThat(export().status()).isZero();
            int before = Deeds.DONE.get();
            Waiting.until("more runs", () -> Deeds.DONE.get() > before);
        }
    }

    @Test
    void exportedFileIsForItsOwnerAlone() throws IOException {
        add(job("a"));
        export();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lines)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("shared.properties", "jobs.jsonl");
        }
    }

    @Test
    void takeTheLaterLineOfAnIdThatComesTwice() throws IOException {
        add(job("a"));
        export();
        String early = Files.readString(lines);
        String late = early.replace("\"runs\":0", "\"runs\":7");
        Files.writeString(lines, early + late);
        assertThat(importing().status()).isZero();
        assertThat(in("other")).extracting(Job::runCount).containsExactly(7L);
    }

    @Test
    void importThousandsInBatches() {
        add(IntStream.range(0, 1_234).mapToObj(i -> job("job-" + i)).toArray(JobSpec[]::new));
        export();
        assertThat(importing().lines()).containsExactly("Imported 1234 jobs into store other: 1234 new.");
        assertThat(in("other")).hasSize(1_234);
    }

    @Nested
    class IdsThatAreTaken {
        @BeforeEach
        void twins() {
            add(job("a").priority(9), job("b"), job("a").store("other").priority(1));
            export();
        }

        private List<Integer> priorities() {
            return in("other").stream()
                    .sorted((one, two) -> one.id().compareTo(two.id()))
                    .map(job -> job.spec().priority())
                    .toList();
        }

        @Test
        void areReasonToImportNothing() {
            Called called = importing();
            assertThat(called.status()).isEqualTo(1);
            assertThat(called.errorLines())
                    .containsExactly("apscheduler import: Store other has 1 of the 2 jobs already (a)."
                            + " Nothing was imported. --on-conflict keep leaves them as they are,"
                            + " --on-conflict replace takes the imported ones.");
            assertThat(priorities()).containsExactly(1);
        }

        @Test
        void areKept() {
            assertThat(importing("--on-conflict", "keep").lines())
                    .containsExactly("Imported 2 jobs into store other: 1 new, 1 kept as they were.");
            assertThat(priorities()).containsExactly(1, 5);
        }

        @Test
        void areReplaced() {
            assertThat(importing("--on-conflict", "Replace").lines())
                    .containsExactly("Imported 2 jobs into store other: 1 new, 1 replaced.");
            assertThat(priorities()).containsExactly(9, 5);
        }

        @Test
        void areToldByADryRun() {
            Called called = importing("--dry-run");
            assertThat(called.status()).isEqualTo(1);
            assertThat(called.lines())
                    .containsExactly("Would import 2 jobs into store other: 1 new, 1 there already (a).");
            assertThat(importing("--dry-run", "--on-conflict", "keep").status()).isZero();
            assertThat(priorities()).containsExactly(1);
        }
    }

    @Nested
    class Refusing {
        @Test
        void lineThatCannotBeReadTellsItsNumberAndNothingIsDone() throws IOException {
            add(job("a"));
            export();
            Files.writeString(lines, Files.readString(lines) + "\n{\"v\":9}\n");
            Called called = importing();
            assertThat(called.status()).isEqualTo(1);
            assertThat(called.errorLines())
                    .containsExactly(
                            "apscheduler import: Line 3 of " + lines + " is not an exported job: it has the"
                                    + " format version 9, but this version of the scheduler reads only 1. Nothing was imported.");
            assertThat(in("other")).isEmpty();
        }

        @Test
        void filesThatAreNotThereOrNotText() throws IOException {
            assertThat(importing().errorLines())
                    .containsExactly("apscheduler import: Cannot read " + lines + ": there is no such file.");
            Files.write(lines, new byte[] {'{', (byte) 0xFF, '}'});
            assertThat(importing().errorLines())
                    .containsExactly("apscheduler import: Cannot read " + lines + ": it is not UTF-8.");
            add(job("a"));
            assertThat(store.call("export", "--store", "main", "-o", folder + "/no/file", store.file())
                            .errorLines())
                    .containsExactly(
                            "apscheduler export: Cannot write " + folder + "/no/file: its folder does not exist.");
        }

        @Test
        void choicesThatAreMissingOrUnknown() {
            assertThat(store.call("export", store.file()).errorLines())
                    .containsExactly("apscheduler export: Say which store with --store: main, other.");
            assertThat(importing("--on-conflict", "panic").errorLines())
                    .containsExactly("apscheduler import: --on-conflict must be fail, keep or replace, not \"panic\".");
            assertThat(store.call("export", "--store", "default", store.file()).status())
                    .isEqualTo(2);
            SharedStore none = SharedStore.in(folder, "apscheduler.jobstore.main.class = memory");
            assertThat(none.call("export", none.file()).errorLines())
                    .containsExactly("apscheduler export: The file configures no store that outlives a program.");
        }
    }

    @Test
    void progressIsToldNowAndThen() {
        StringWriter text = new StringWriter();
        Progress progress = new Progress("x", "checked", new PrintWriter(text));
        progress.add(99_999);
        progress.add(1);
        progress.add(250_000);
        assertThat(text.toString().lines())
                .containsExactly("x: 100000 jobs checked so far", "x: 300000 jobs checked so far");
        assertThat(progress.count()).isEqualTo(350_000);
    }

    @Test
    void repeatsAreSeenAmongMany() {
        Repeats repeats = new Repeats();
        Set.of("a", "b").forEach(repeats::add);
        IntStream.range(0, 5_000).forEach(i -> repeats.add("job-" + i));
        assertThat(repeats.any()).isFalse();
        repeats.add("b");
        assertThat(repeats.any()).isTrue();
    }

    @Test
    void nothingIsRunThoughJobsAreDue() {
        try (Scheduler scheduler = Scheduler.builder()
                .properties(Path.of(store.file()))
                .clock(InstantSource.fixed(Instant.EPOCH))
                .build()) {
            scheduler.pause();
            scheduler.start();
            scheduler.schedule(job("due").misfireGraceTime(JobSpec.NO_LIMIT));
        }
        export();
        importing();
        assertThat(Deeds.DONE.get()).isZero();
    }
}
