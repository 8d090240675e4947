package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.Job;
import io.apscheduler.job.SchedulerAlreadyRunningException;
import io.apscheduler.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfiguringTest {
    @Test
    void startsWithDefaults() {
        try (Scheduler scheduler = Starting.start()) {
            Job job = IntervalJobs.schedule(scheduler);

            assertThat(scheduler.isRunning()).isTrue();
            assertThat(job.spec().misfireGraceTime()).contains(Duration.ofSeconds(1));
            assertThat(job.spec().coalesce()).contains(Coalesce.NONE);
        }
    }

    @Test
    void takesPropertiesAtConstruction() {
        try (Scheduler scheduler = Configuring.fromProperties(Configuring.options())) {
            scheduler.start();
            assertOptionsAreTaken(IntervalJobs.schedule(scheduler));
        }
    }

    @Test
    void takesTheSameSettingsInCode() {
        ManualClock clock = ManualClock.at(Stage.instant("2026-07-01T12:00"));
        try (Scheduler scheduler = Configuring.builder().clock(clock).build()) {
            scheduler.start();
            Job job = IntervalJobs.schedule(scheduler);
            assertOptionsAreTaken(job);
            assertThat(job.nextFireTime()).contains(Stage.instant("2026-07-01T14:00"));
        }
    }

    @Test
    void takesSettingsAfterJobsWereScheduled() {
        try (Stage stage = Stage.at("2026-07-01T12:00")) {
            Configuring.configureLater(stage.scheduler(), Configuring.options());
            List<Job> jobs = stage.scheduler().jobs();
            assertThat(jobs).singleElement().satisfies(ConfiguringTest::assertOptionsAreTaken);
            stage.until("2026-07-01T18:00");

            assertThat(stage.executed()).containsExactly("2026-07-01T15:00", "2026-07-01T18:00");
            assertThat(stage.printed()).containsExactly("Annotated job", "Annotated job");
        }
    }

    @Test
    void takesNoSettingsWhileRunning() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            assertThatExceptionOfType(SchedulerAlreadyRunningException.class)
                    .isThrownBy(() -> stage.scheduler().configure(Configuring.options()));
            assertThatExceptionOfType(SchedulerAlreadyRunningException.class)
                    .isThrownBy(() -> stage.scheduler().start());
        }
    }

    private static void assertOptionsAreTaken(Job job) {
        assertThat(job.spec().misfireGraceTime()).contains(Duration.ofSeconds(30));
        assertThat(job.spec().coalesce()).contains(Coalesce.LATEST);
    }
}
