package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CustomTriggersTest {
    @Test
    void fireWhenTheCodeSays() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            CustomTriggers.scheduleCode(stage.scheduler(), stage.clock().instant());
            stage.advance(Duration.ofMinutes(20));

            assertThat(stage.executed())
                    .containsExactly(
                            "2026-07-01T12:01",
                            "2026-07-01T12:02",
                            "2026-07-01T12:04",
                            "2026-07-01T12:08",
                            "2026-07-01T12:16");
        }
    }
}
