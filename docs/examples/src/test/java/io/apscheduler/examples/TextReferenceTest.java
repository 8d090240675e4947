package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.job.Job;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextReferenceTest {
    @Test
    void callsTheMethodNamedByText() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            Job job = TextReference.schedule(stage.scheduler());
            stage.advance(Duration.ofSeconds(10));

            assertThat(job.name()).isEqualTo("write");
            assertThat(stage.printed()).containsExactly("tick", "tick", "tick");
        }
    }
}
