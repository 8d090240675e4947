package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.job.Job;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalJobsTest {
    @Test
    void firstRunOneIntervalAfterTheyWereMade() {
        try (Stage stage = Stage.at("2010-10-01T08:15").start()) {
            IntervalJobs.schedule(stage.scheduler());
            stage.advance(Duration.ofHours(7));

            assertThat(stage.executed()).containsExactly("2010-10-01T10:15", "2010-10-01T12:15", "2010-10-01T14:15");
            assertThat(stage.printed()).containsExactly("Hello World", "Hello World", "Hello World");
        }
    }

    @Test
    void firstRunAtTheirStart() {
        try (Stage stage = Stage.at("2010-10-01T08:15").start()) {
            Job job = IntervalJobs.scheduleFrom(stage.scheduler());
            assertThat(job.nextFireTime()).contains(Stage.instant("2010-10-10T09:30"));
            stage.until("2010-10-10T14:00");

            assertThat(stage.executed()).containsExactly("2010-10-10T09:30", "2010-10-10T11:30", "2010-10-10T13:30");
        }
    }

    @Test
    void keepThePhaseOfAStartInThePast() {
        try (Stage stage = Stage.at("2010-10-10T10:00").start()) {
            Job job = IntervalJobs.scheduleFrom(stage.scheduler());

            assertThat(job.nextFireTime()).contains(Stage.instant("2010-10-10T11:30"));
        }
    }

    @Test
    void comeFromAnnotationsAndGoAgain() {
        try (Stage stage = Stage.at("2010-10-01T08:15").start()) {
            List<Job> jobs = IntervalJobs.scheduleAnnotated(stage.scheduler());
            assertThat(jobs).singleElement().extracting(Job::name).isEqualTo("hello");
            stage.advance(Duration.ofHours(5));
            assertThat(stage.executed()).containsExactly("2010-10-01T10:15", "2010-10-01T12:15");

            IntervalJobs.unscheduleAnnotated(stage.scheduler(), jobs);
            stage.advance(Duration.ofHours(5));

            assertThat(stage.executed()).hasSize(2);
            assertThat(stage.printed()).containsExactly("Hello World", "Hello World");
            assertThat(stage.scheduler().jobs()).isEmpty();
        }
    }
}
