package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the worked examples of the page about the rules. */
class SemanticsTest {
    private static final String DAY = "2026-07-01T";

    static Stream<List<String>> outages() throws IOException {
        return Page.of("docs/semantics.md").table("outage").stream();
    }

    static Stream<List<String>> overlaps() throws IOException {
        return Page.of("docs/semantics.md").table("overlap").stream();
    }

    @ParameterizedTest
    @MethodSource("outages")
    void looksAtWhatCameDueInAnOutageAsTheTableSays(List<String> row) {
        try (Stage stage = Stage.at(DAY + "12:00:30").start()) {
            Job job = stage.scheduler().schedule(outageJob(row));
            stage.scheduler().pause();
            stage.until(DAY + "12:05:30");
            stage.scheduler().resume();
            stage.until(DAY + "12:05:45");

            assertThat(stage.executed()).as("runs").isEqualTo(times(row.get(3)));
            assertThat(stage.missed().stream().map(SemanticsTest::asText).collect(Collectors.joining(" ")))
                    .as("missed")
                    .isEqualTo(row.get(4));
            assertThat(runCount(stage, job)).as("run count").isEqualTo(Long.parseLong(row.get(5)));
            assertThat(then(stage, job)).as("then").isEqualTo(row.get(6));
        }
    }

    private static JobSpec outageJob(List<String> row) {
        JobSpec spec = JobSpec.of(
                        Task.of(() -> {}), every(Duration.ofMinutes(1)).startingAt("2026-07-01 12:00"))
                .misfireGraceTime(grace(row.get(0)))
                .coalesce(coalesce(row.get(1)));
        return row.get(2).isEmpty() ? spec : spec.maxRuns(Long.parseLong(row.get(2)));
    }

    private static Duration grace(String text) {
        return text.equals("none") ? JobSpec.NO_LIMIT : Duration.ofSeconds(Long.parseLong(text.replace(" s", "")));
    }

    private static Coalesce coalesce(String text) {
        return switch (text) {
            case "false" -> Coalesce.NONE;
            case "true" -> Coalesce.LATEST;
            case "earliest" -> Coalesce.EARLIEST;
            default -> throw new AssertionError(text);
        };
    }

    private static List<String> times(String cell) {
        return cell.isEmpty()
                ? List.of()
                : Stream.of(cell.split(" ")).map(time -> DAY + time).toList();
    }

    private static String asText(JobMissed missed) {
        return clock(Stage.local(missed.firstFireTime())) + "–" + clock(Stage.local(missed.fireTime())) + " ("
                + missed.count() + ")";
    }

    private static String clock(String local) {
        return local.substring(DAY.length());
    }

    private static long runCount(Stage stage, Job job) {
        return stage.scheduler()
                .job(job.id())
                .map(Job::runCount)
                .orElseGet(() -> stage.events(JobRemoved.class).stream()
                        .map(removed -> removed.job().runCount())
                        .findFirst()
                        .orElseThrow());
    }

    private static String then(Stage stage, Job job) {
        return stage.scheduler()
                .job(job.id())
                .flatMap(Job::nextFireTime)
                .map(time -> clock(Stage.local(time)))
                .orElse("removed");
    }

    @ParameterizedTest
    @MethodSource("overlaps")
    void keepsTheLimitOfInstancesAsTheTableSays(List<String> row) {
        try (Stage stage = Stage.at(DAY + "12:00").start()) {
            LongRuns runs = new LongRuns(stage, Integer.parseInt(row.get(0)));
            runs.untilSixMinutesPast();

            assertThat(runs.started()).as("runs").isEqualTo(times(row.get(1)));
            assertThat(stage.missed())
                    .extracting(missed -> Stage.local(missed.fireTime()))
                    .as("missed")
                    .isEqualTo(times(row.get(2)));
            assertThat(runs.mostAtOnce()).as("most at once").isEqualTo(Integer.parseInt(row.get(3)));
        }
    }
}
