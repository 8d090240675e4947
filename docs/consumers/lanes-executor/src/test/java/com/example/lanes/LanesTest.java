package com.example.lanes;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apscheduler.Scheduler;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.testkit.ManualScheduler;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LanesTest {
    @Test
    void keepEachJobToOneThread() throws Exception {
        try (ManualScheduler test = ManualScheduler.at("2026-07-01T12:00:00Z")
                .with(LanesTest::threeLanes)
                .start()) {
            for (int i = 0; i < 20; i++) {
                test.scheduler()
                        .schedule(JobSpec.of(Task.of(Traffic::drive, "job " + i), every(Duration.ofMinutes(1)))
                                .id("job " + i));
            }
            test.advance(Duration.ofMinutes(10));
        }

        for (int i = 0; i < 20; i++) {
            assertThat(Traffic.lanesOf("job " + i)).hasSize(1).allMatch(name -> name.matches("apscheduler-.*-[123]"));
        }
    }

    private static void threeLanes(Scheduler.Builder settings) {
        settings.property("apscheduler.executor.default.class", "lanes")
                .property("apscheduler.executor.default.count", "3");
    }

    @Test
    void areAtLeastOne() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Scheduler.builder()
                        .property("apscheduler.executor.default.class", "lanes")
                        .property("apscheduler.executor.default.count", "0")
                        .build())
                .withMessageContaining("apscheduler.executor.default.count is \"0\"");
    }
}
