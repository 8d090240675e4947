package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableStoresTest {
    @TempDir
    private Path folder;

    @Test
    void keepJobsInFiles() {
        try (Scheduler scheduler = DurableStores.inFiles(folder)) {
            scheduler.start();
            scheduler.schedule(Task.of(LastingAlarm::ring, "me"), every(Duration.ofDays(1)));
        }
        assertThat(folder.resolve("jobs.manifest")).isRegularFile();
        try (Scheduler scheduler = DurableStores.inFiles(folder)) {
            scheduler.start();
            assertThat(scheduler.jobs()).hasSize(1);
        }
        assertThat(Files.exists(folder.resolve("jobs.lock"))).isTrue();
        assertThat(DurableStores.withAllOptions(folder)).hasToString("MapDbJobStore[" + folder.resolve("jobs") + "]");
    }
}
