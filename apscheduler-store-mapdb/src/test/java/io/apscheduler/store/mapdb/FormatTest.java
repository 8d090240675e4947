package io.apscheduler.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Files that an earlier version has written are read as they were meant: one set of files for each format there has ever been.
 * With {@code -Dformat.write=true} those of the present one are written anew, which is right only while it is not released.
 */
final class FormatTest {
    private static final List<String> FILES = List.of("manifest", "snapshot.2", "journal.2");
    private static final Path RESOURCES = Path.of("src/test/resources/io/apscheduler/store/mapdb/format-1");

    @Test
    void formatOneIsReadAsItWasMeant() throws IOException {
        try (Bench bench = Bench.open()) {
            Map<String, JobRecord> expected = work(bench);
            if (Boolean.getBoolean("format.write")) {
                write(bench.disk);
            }
            bench.store.close();
            bench.disk = read();
            bench.reopen(Sync.ALWAYS);

            assertThat(Script.jobs(bench.store)).isEqualTo(expected);
            assertThat(bench.exchange("later").claims())
                    .filteredOn(claim -> claim.record().id().equals("owned"))
                    .singleElement()
                    .matches(claim -> claim.isRecovered());
        }
    }

    /** One of each thing that the files can tell. */
    private static Map<String, JobRecord> work(Bench bench) throws IOException {
        long now = bench.now();
        Definition definition = Definition.of("{\"task\":\"\uD83D\uDE00\"}", "näme", "io", 9, "some.properties");
        Standing quarantined = new Standing(Standing.NEVER, Standing.NEVER, 3, false, "why", StateText.of("{}"));
        Standing paused = new Standing(now, Standing.NEVER, 0, true, null, null);
        bench.store.add(List.of(
                new JobRecord("quarantined", definition, quarantined, 0, null, 1L << 51),
                new JobRecord("paused", definition, paused, 0, null, 0),
                Script.job("owned", 1, now),
                Script.job("advanced", 2, now),
                Script.job("removed", 3, now)));
        bench.store.opened().compact();
        JobRecord edited = bench.store.find("paused").orElseThrow();
        bench.store.update(edited.edited(Definition.of("edited", "name", "default", 1, null), edited.standing()));
        bench.store.add(List.of(Script.job("\uD800", 4, Standing.NEVER)));
        bench.exchange("node");
        JobRecord advanced = bench.store.find("advanced").orElseThrow();
        Standing later = new Standing(now + 5, now + 7, 1, false, null, StateText.of("notes"));
        bench.exchange(
                "node",
                new Completion.Advance("advanced", advanced.fence(), later, false),
                new Completion.Remove(
                        "removed", bench.store.find("removed").orElseThrow().fence()));
        bench.pass(Duration.ofSeconds(1));
        return Script.jobs(bench.store);
    }

    private static void write(MemoryDisk disk) throws IOException {
        Files.createDirectories(RESOURCES);
        for (String name : FILES) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(disk.bytes(name));
            }
            Files.write(RESOURCES.resolve(name + ".gz"), bytes.toByteArray());
        }
    }

    private static MemoryDisk read() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        for (String name : FILES) {
            try (InputStream in = FormatTest.class.getResourceAsStream("format-1/" + name + ".gz")) {
                disk.put(name, new GZIPInputStream(Objects.requireNonNull(in, name)).readAllBytes());
            }
        }
        return disk;
    }
}
