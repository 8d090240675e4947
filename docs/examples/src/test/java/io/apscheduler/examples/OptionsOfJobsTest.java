package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.Job;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsOfJobsTest {
    @Test
    void areThoseThatWereGiven() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            Job job = OptionsOfJobs.schedule(stage.scheduler());

            assertThat(job.name()).isEqualTo("Daily report");
            assertThat(job.spec().misfireGraceTime()).contains(Duration.ofMinutes(5));
            assertThat(job.spec().coalesce()).contains(Coalesce.LATEST);
            assertThat(job.spec().maxRuns()).hasValue(3);
            assertThat(job.spec().maxInstances()).hasValue(2);
        }
    }

    @Test
    void endTheJobAfterItsRuns() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            OptionsOfJobs.schedule(stage.scheduler());
            stage.advance(Duration.ofHours(1));

            assertThat(stage.executed()).containsExactly("2026-07-01T12:01", "2026-07-01T12:02", "2026-07-01T12:03");
            assertThat(stage.events(JobRemoved.class)).hasSize(1);
            assertThat(stage.printed()).containsExactly("Report", "Report", "Report");
        }
    }

    @Test
    void mayNameTheJob() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            OptionsOfJobs.scheduleCarefully(stage.scheduler());
            Job job = stage.scheduler().job("report").orElseThrow();

            assertThat(job.spec().priority()).isEqualTo(8);
            assertThat(job.spec().timeout()).contains(Duration.ofMinutes(10));
            assertThat(job.spec().retry().orElseThrow()).hasToString("exponential 3 PT30S");
        }
    }
}
