package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableStoresTest {
    @TempDir
    private Path folder;

    @Test
    void keepADailyJobDailyHoweverOftenTheProgramIsStarted() {
        Properties file = new Properties();
        file.setProperty("apscheduler.jobstore.default.class", "mapdb");
        file.setProperty(
                "apscheduler.jobstore.default.path", folder.resolve("jobs").toString());
        file.setProperty("apscheduler.job.daily.task", LastingAlarm.class.getName() + "::ring");
        file.setProperty("apscheduler.job.daily.args", "[\"day\"]");
        file.setProperty("apscheduler.job.daily.trigger", "interval");
        file.setProperty("apscheduler.job.daily.trigger.days", "1");
        LocalDateTime start = LocalDateTime.parse("2026-07-01T12:30");
        List<String> runs = new ArrayList<>();
        for (int hour = 0; hour < 50; hour++) {
            String from = start.plusHours(hour).toString();
            try (Stage stage =
                    Stage.at(from, builder -> builder.properties(file)).start()) {
                stage.advance(Duration.ofMinutes(59));
                stage.clock().advance(Duration.ofSeconds(59));
                runs.addAll(stage.executed());
            }
        }

        assertThat(runs).containsExactly("2026-07-02T12:30", "2026-07-03T12:30");
    }

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
