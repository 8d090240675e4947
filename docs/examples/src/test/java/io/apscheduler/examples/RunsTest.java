package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.job.Explanation;
import io.apscheduler.job.Explanation.Cause;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    /** A task. */
    public static void send(String to, int pages) {
        SENT.add(to + " " + pages);
    }

    private static JobSpec report() {
        return JobSpec.of(Task.of(RunsTest::send, "ops@example.org", 3), every(Duration.ofHours(1)))
                .id("report");
    }

    @Test
    void explainsAJob() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            stage.scheduler().schedule(report());
            Explanation explanation = Runs.why(stage.scheduler());
            assertThat(explanation.cause()).isEqualTo(Cause.SCHEDULED);
            assertThat(stage.printed()).anyMatch(line -> line.contains("2026-07-01 13:00:00"));
        }
    }

    @Test
    void hasNothingToCancelWhereNothingRuns() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            stage.scheduler().schedule(report());
            assertThat(Runs.cancel(stage.scheduler())).isFalse();
        }
    }

    @Test
    void givesOneRunOtherArguments() {
        SENT.clear();
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            stage.scheduler().schedule(report());
            assertThat(Runs.again(stage.scheduler()).id()).isEqualTo("report");
            stage.advance(Duration.ofHours(1));
        }
        assertThat(SENT).containsExactly("boss@example.org 1", "ops@example.org 3");
    }

    @Test
    void copiesUntilItIsAskedToEnd() {
        AtomicInteger copied = new AtomicInteger();
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            stage.scheduler()
                    .schedule(JobSpec.of(
                                    Task.of(() -> {
                                        assertThat(JobContext.current().isCancelled())
                                                .isFalse();
                                        copied.set(Runs.copyFiles(7));
                                    }),
                                    every(Duration.ofHours(1)))
                            .id("copy"));
            stage.advance(Duration.ofHours(1));
        }
        assertThat(copied).hasValue(7);
    }
}
