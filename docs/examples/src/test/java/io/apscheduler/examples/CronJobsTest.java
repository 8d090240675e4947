package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.job.Job;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CronJobsTest {
    @Test
    void runOnThirdFridaysOfSomeMonthsFromMidnightToThree() {
        try (Stage stage = Stage.at("2009-01-01T00:00").start()) {
            Job job = CronJobs.thirdFriday(stage.scheduler());
            stage.until("2010-01-01T00:00");

            List<String> expected =
                    List.of("2009-06-19", "2009-07-17", "2009-08-21", "2009-11-20", "2009-12-18").stream()
                            .flatMap(day -> IntStream.range(0, 4).mapToObj(hour -> day + "T0" + hour + ":00"))
                            .toList();
            assertThat(stage.executed()).isEqualTo(expected);
            assertThat(stage.printed()).hasSize(20).containsOnly("Hello World");
            assertThat(stage.scheduler().job(job.id()).orElseThrow().runCount()).isEqualTo(20);
        }
    }

    @Test
    void runOnWorkingDaysAtHalfPastFive() {
        try (Stage stage = Stage.at("2009-11-06T12:00").start()) { // a Friday
            CronJobs.workingDays(stage.scheduler());
            stage.until("2009-11-16T12:00");

            assertThat(stage.executed())
                    .containsExactly(
                            "2009-11-09T05:30",
                            "2009-11-10T05:30",
                            "2009-11-11T05:30",
                            "2009-11-12T05:30",
                            "2009-11-13T05:30",
                            "2009-11-16T05:30");
            assertThat(stage.printed()).hasSize(6).containsOnly("Backup");
        }
    }

    @Test
    void takeEveryHourAndTheFirstSecondWhereOnlyDayAndMinuteAreGiven() {
        try (Stage stage = Stage.at("2009-10-31T00:00").start()) {
            CronJobs.omittedFields(stage.scheduler());
            stage.until("2009-11-30T00:00");

            assertThat(stage.executed())
                    .hasSize(24)
                    .startsWith("2009-11-01T00:20", "2009-11-01T01:20")
                    .endsWith("2009-11-01T23:20");
        }
    }

    @Test
    void beginAtTheirStart() {
        try (Stage stage = Stage.at("2010-10-09T00:00").start()) {
            CronJobs.startingLater(stage.scheduler());
            stage.until("2010-10-12T13:00");

            assertThat(stage.executed()).containsExactly("2010-10-11T12:00", "2010-10-12T12:00");
        }
    }

    @Test
    void comeFromAnnotations() {
        try (Stage stage = Stage.at("2009-10-01T00:00").start()) {
            stage.scheduler().scheduleAnnotated(new CronJobs.Newsletter());
            stage.until("2010-01-01T00:00");

            assertThat(stage.executed()).containsExactly("2009-10-25T00:00", "2009-11-29T00:00", "2009-12-27T00:00");
            assertThat(stage.printed())
                    .hasSize(3)
                    .containsOnly("I am printed at midnight, at the beginning of the last Sunday of each month.");
        }
    }

    @Test
    void goAgainWhenUnscheduled() {
        try (Stage stage = Stage.at("2009-10-01T00:00").start()) {
            CronJobs.scheduleAndUnschedule(stage.scheduler());
            stage.until("2010-01-01T00:00");

            assertThat(stage.events())
                    .extracting(SchedulerEvent::type)
                    .containsExactly(
                            EventType.JOB_STORE_ADDED,
                            EventType.SCHEDULER_STARTED,
                            EventType.JOB_ADDED,
                            EventType.JOB_REMOVED);
        }
    }
}
