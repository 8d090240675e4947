package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobStoreAdded;
import io.apscheduler.job.Job;
import io.apscheduler.store.memory.MemoryJobStore;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JobStoresTest {
    @Test
    void comeByProperty() {
        Consumer<Scheduler.Builder> settings = builder -> builder.properties(JobStores.byProperty());
        try (Stage stage = Stage.at("2026-07-01T12:00", settings).start()) {
            assertAlarmRings(stage);
        }
    }

    @Test
    void comeByCallWhileTheSchedulerRuns() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            JobStores.byCall(stage.scheduler());
            assertAlarmRings(stage);
        }
    }

    @Test
    void comeByCallBeforeTheStart() {
        try (Stage stage = Stage.at("2026-07-01T12:00")) {
            JobStores.byCall(stage.scheduler());
            stage.start();
            assertAlarmRings(stage);
        }
    }

    private static void assertAlarmRings(Stage stage) {
        stage.advance(Duration.ZERO);
        assertThat(stage.events(JobStoreAdded.class))
                .extracting(JobStoreAdded::alias)
                .containsExactlyInAnyOrder("default", "alarms");
        Job job = JobStores.scheduleAlarm(stage.scheduler(), Stage.instant("2026-07-01T12:00:10"));
        assertThat(job.store()).isEqualTo("alarms");
        assertThat(stage.scheduler().jobs("default")).isEmpty();
        assertThat(stage.scheduler().jobs("alarms")).hasSize(1);
        stage.until("2026-07-01T12:01");

        assertThat(stage.printed()).containsExactly("Alarm! This alarm was set for 2026-07-01T10:00:10Z.");
    }

    @Test
    void keepTheirJobsForAnotherScheduler() {
        MemoryJobStore store = new MemoryJobStore();
        Consumer<Scheduler.Builder> settings = builder -> builder.jobStore("alarms", store);
        try (Stage first = Stage.at("2026-07-01T12:00", settings).start()) {
            JobStores.scheduleAlarm(first.scheduler(), Stage.instant("2026-07-01T12:00:10"));
        }
        try (Stage second = Stage.at("2026-07-01T12:00:05", settings).start()) {
            assertThat(second.scheduler().jobs()).hasSize(1);
            second.until("2026-07-01T12:01");

            assertThat(second.executed()).containsExactly("2026-07-01T12:00:10");
        }
    }
}
