package com.example.filestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the contract cannot know: that the file is text, and what happens if it is damaged. */
final class FileJobStoreTest {
    private static final JobRecord RECORD = JobRecord.of(
            "tidy up",
            Definition.of("{\n}", "Tidy\tup", "default", 5, null),
            new Standing(7_000_000, 7_000_000, 3, false, null, null));

    private static final StoreContext CONTEXT =
            new StoreContext("office", "default", ManualClock.at(Instant.EPOCH), due -> {});

    @TempDir
    private Path folder;

    @Test
    void writesALineForEachJob() throws IOException {
        opened().add(List.of(RECORD));

        String line = "job\ttidy up\t{\\n}\tTidy\\tup\tdefault\t5\t\\0\t7000000\t7000000\t3\tfalse\t\\0\t\\0\t0\t\\0\t";
        assertEquals(List.of(line + RECORD.fence()), Files.readAllLines(folder.resolve("office.jobs")));
    }

    @Test
    void saysWhichLineIsDamaged() throws IOException {
        opened().add(List.of(RECORD));
        Path file = folder.resolve("office.jobs");
        Files.writeString(file, Files.readString(file) + "jo");

        String message = assertThrows(JobStoreException.class, this::opened).getMessage();

        assertTrue(message.contains("office.jobs cannot be used: line 2 is damaged"), message);
    }

    @Test
    void refusesAFolderThatCannotBe() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThrows(JobStoreException.class, () -> new FileJobStore(file).open(CONTEXT));
    }

    private FileJobStore opened() {
        FileJobStore store = new FileJobStore(folder);
        store.open(CONTEXT);
        return store;
    }
}
