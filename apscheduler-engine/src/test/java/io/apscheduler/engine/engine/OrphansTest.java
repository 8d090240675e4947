package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Diary;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of a properties file that the file no longer names. */
@Timeout(60)
final class OrphansTest {
    private static final String KEPT = lines("kept");
    private static final String DROPPED = lines("dropped");

    private final TextStore store = new TextStore();

    @TempDir
    private Path folder;

    private static String lines(String id) {
        return String.join(
                "\n",
                "apscheduler.job." + id + ".task = com.acme.Diary::note",
                "apscheduler.job." + id + ".args = [\"" + id + "\"]",
                "apscheduler.job." + id + ".trigger = interval",
                "apscheduler.job." + id + ".trigger.hours = 1",
                "");
    }

    @BeforeEach
    void begin() {
        Diary.begin();
    }

    @BeforeEach
    void storeBoth() {
        started(KEPT + DROPPED).close();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private World started(String text) {
        Path file = folder.resolve("jobs.properties");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        World world = new World(builder -> builder.properties(file).jobStore("default", store.shared()));
        world.scheduler.start();
        return world;
    }

    private static String listing(World world) {
        StringBuilder listing = new StringBuilder();
        world.scheduler.printJobs(listing);
        return listing.toString();
    }

    @Test
    void areMarkedInTheListingAndGoOn() {
        World world = started(KEPT);
        assertThat(listing(world).lines().sorted())
                .containsExactly(
                        "    note (trigger: interval[hours='1'], next run at: 2026-01-01 01:00:00 UTC)",
                        "    note (trigger: interval[hours='1'], next run at: 2026-01-01 01:00:00 UTC, orphaned)",
                        "Jobstore default:");
        assertThat(world.scheduler.job("dropped").orElseThrow().origin()).contains("jobs.properties");
        world.close();
    }

    @Test
    void areRemovedWhereAskedTo() {
        World world = started(KEPT + "apscheduler.jobs.prune = true\n");
        assertThat(world.scheduler.job("dropped")).isEmpty();
        assertThat(listing(world)).hasLineCount(2).doesNotContain("orphaned");
        world.close();
    }

    @Test
    void areNotThoseOfOtherOrigins() {
        World world = started(KEPT + DROPPED);
        world.scheduler.schedule(JobSpec.of(Task.of(Diary::note, "called"), at("2030-01-01")));
        assertThat(listing(world)).hasLineCount(4).doesNotContain("orphaned");
        world.close();
    }
}
