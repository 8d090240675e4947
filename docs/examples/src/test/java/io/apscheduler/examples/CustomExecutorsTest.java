package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CustomExecutorsTest {
    @Test
    void comeByProperty() {
        Consumer<Scheduler.Builder> settings =
                builder -> builder.properties(CustomExecutors.byProperty()).property("apscheduler.name", "shop");
        try (Stage stage = Stage.at("2026-07-01T12:00", settings).start()) {
            CustomExecutors.schedule(stage.scheduler());
            stage.advance(Duration.ofMinutes(1));

            assertThat(stage.printed()).containsExactly("apscheduler-shop-line");
        }
    }

    @Test
    void comeByCall() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            CustomExecutors.byCall(stage.scheduler());
            CustomExecutors.schedule(stage.scheduler());
            stage.advance(Duration.ofMinutes(2));

            assertThat(stage.printed()).hasSize(2).allMatch(name -> name.endsWith("-line"));
        }
    }
}
