package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.Job;
import org.junit.jupiter.api.Test;

class DateJobsTest {
    @Test
    void runAtTheTimesOfAllFourSpellings() {
        try (Stage stage = Stage.at("2009-11-01T12:00").start()) {
            DateJobs.schedule(stage.scheduler());
            stage.until("2009-12-31T00:00");

            assertThat(stage.executed())
                    .containsExactly(
                            "2009-11-06T00:00",
                            "2009-11-06T16:30:05",
                            "2009-11-06T16:30:05",
                            "2009-11-06T16:30:05.720400");
            assertThat(stage.printed())
                    .hasSize(4)
                    .startsWith("a day")
                    .contains("a time", "text")
                    .endsWith("exactly");
            assertThat(stage.events(JobRemoved.class)).hasSize(4);
            assertThat(stage.scheduler().jobs()).isEmpty();
        }
    }

    @Test
    void doNotRunWhenCancelled() {
        try (Stage stage = Stage.at("2009-11-01T12:00").start()) {
            Job job = DateJobs.schedule(stage.scheduler());
            DateJobs.cancel(stage.scheduler(), job);
            stage.until("2009-11-06T12:00");

            assertThat(stage.executed()).isEmpty();
            assertThat(stage.printed()).isEmpty();
            assertThat(stage.scheduler().jobs()).hasSize(3);
        }
    }
}
