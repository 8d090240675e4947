package io.apscheduler.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on files of the operating system. */
final class FilesTest {
    @TempDir
    private Path folder;

    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    private MapDbJobStore store;

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void haveNamesThatBeginWithThePath() throws IOException {
        store = open("made/on/the/way/jobs");
        store.add(List.of(Script.job("a", 1, 1)));
        Files.createFile(folder.resolve("made/on/the/way/jobs2.journal.7"));

        assertThat(names("made/on/the/way"))
                .containsExactly("jobs.journal.1", "jobs.lock", "jobs.manifest", "jobs2.journal.7");
    }

    @Test
    void areReplacedByASnapshotWhenTheyHaveGrown() throws IOException {
        store = MapDbJobStore.at(folder.resolve("jobs")).journalLimit(50_000);
        store.open(context());
        int jobs = 0;
        while (names("").stream().noneMatch(name -> name.startsWith("jobs.snapshot"))
                || names("").size() > 4) {
            assertThat(jobs)
                    .as("jobs until there was a snapshot: %s", names(""))
                    .isLessThan(20_000);
            store.add(List.of(Script.job("job" + jobs++, 5_000, 1)));
        }
        store.close();

        store.open(context());
        assertThat(store.list(JobQuery.first(100_000))).hasSize(jobs);
        assertThat(store.find("job0").orElseThrow().definition().text()).hasSize(5_000);
    }

    @Test
    void areNotClosedByInterrupts() throws IOException {
        store = open("jobs");
        store.add(List.of(Script.job("a", 1, 1)));
        store.opened().compact();
        Thread.currentThread().interrupt();
        store.add(List.of(Script.job("b", 2, 1)));
        store.find("a");
        store.close();
        store.open(context());

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(store.list(JobQuery.first(10))).hasSize(2);
    }

    @Test
    void areLockedAgainstASecondStoreOfThisProcess() {
        store = open("jobs");
        MapDbJobStore second = MapDbJobStore.at(folder.resolve(".").resolve("jobs"));

        assertThatExceptionOfType(JobStoreException.class)
                .isThrownBy(() -> second.open(context()))
                .withMessageContaining("it is in use in this process, by scheduler \"files\", store \"default\"")
                .withMessageContaining("Only one scheduler can have it open at a time");
        store.close();
        second.open(context());
        second.close();
    }

    @Test
    void areLockedAgainstASecondProcess() throws Exception {
        Path path = folder.resolve("jobs");
        try (KilledProgram.Handle other = KilledProgram.start(path, 1)) {
            other.awaitLines(1);
            store = MapDbJobStore.at(path);

            assertThatExceptionOfType(JobStoreException.class)
                    .isThrownBy(() -> store.open(context()))
                    .withMessageContaining("in use in process " + other.pid())
                    .withMessageContaining("by scheduler \"files\"");
        }
        store.open(context());
    }

    @Test
    void cannotBeMadeWhereAFileIsInTheWay() throws IOException {
        Files.createFile(folder.resolve("file"));
        store = MapDbJobStore.at(folder.resolve("file").resolve("jobs"));

        assertThatExceptionOfType(JobStoreException.class)
                .isThrownBy(() -> store.open(context()))
                .withMessageContaining("cannot be opened")
                .withMessageContaining("file");
    }

    @Test
    void cannotBeMadeWhereNothingCanBeWritten() {
        Path readOnly = Path.of("/proc/sys");
        assumeTrue(Files.isDirectory(readOnly), "only Linux has such a folder");
        store = MapDbJobStore.at(readOnly.resolve("jobs"));

        assertThatExceptionOfType(JobStoreException.class)
                .isThrownBy(() -> store.open(context()))
                .withMessageContaining("/proc/sys/jobs");
    }

    @Test
    void shareTheWaitForTheDiskAmongThreads() {
        store = open("jobs");
        List<CompletableFuture<Void>> all = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 50; i++) {
                        store.add(List.of(Script.job(thread + "-" + i, 1, 1)));
                    }
                }))
                .toList();
        all.forEach(CompletableFuture::join);
        store.close();
        store.open(context());

        assertThat(store.list(JobQuery.first(1_000))).hasSize(400);
    }

    private MapDbJobStore open(String path) {
        MapDbJobStore made = MapDbJobStore.at(folder.resolve(path));
        made.open(context());
        return made;
    }

    private StoreContext context() {
        return new StoreContext("files", "default", clock, due -> {});
    }

    private List<String> names(String path) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(path))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
