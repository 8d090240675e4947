package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.SchedulerStarted;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ModesTest {
    @Test
    void standaloneRunsInTheCallingThreadUntilNoJobIsLeft() {
        Consumer<Scheduler.Builder> settings = builder -> builder.property("apscheduler.standalone", "true");
        try (Stage stage = Stage.at("2026-07-01T12:00", settings)) {
            Scheduler scheduler = stage.scheduler();
            Future<SchedulerStarted> started = stage.next(SchedulerStarted.class);
            Future<Void> program = CompletableFuture.runAsync(() -> StandaloneTick.run(scheduler));
            Stage.await(started);
            stage.advance(Duration.ofSeconds(7));
            assertThat(program.isDone()).isFalse();
            scheduler.jobs().forEach(scheduler::unschedule);
            Stage.await(program);

            assertThat(stage.printed())
                    .containsExactly(
                            "Press Ctrl+C to exit",
                            "Tick! The time is: 2026-07-01T10:00:03Z",
                            "Tick! The time is: 2026-07-01T10:00:06Z");
            assertThat(stage.events())
                    .extracting(SchedulerEvent::type)
                    .startsWith(EventType.JOB_STORE_ADDED, EventType.JOB_ADDED, EventType.SCHEDULER_STARTED)
                    .endsWith(EventType.JOB_REMOVED, EventType.SCHEDULER_SHUT_DOWN);
            assertThat(scheduler.isRunning()).isFalse();
        }
    }

    @Test
    void embeddedRunsBesideTheApplication() {
        try (Stage stage = Stage.at("2026-07-01T12:00")) {
            ThreadedTick.schedule(stage.scheduler());
            for (int i = 0; i < 4; i++) {
                System.out.println("This is the main thread.");
                stage.advance(Duration.ofSeconds(2));
            }

            assertThat(stage.printed())
                    .containsExactly(
                            "This is the main thread.",
                            "This is the main thread.",
                            "Tick! The time is: 2026-07-01T10:00:03Z",
                            "This is the main thread.",
                            "Tick! The time is: 2026-07-01T10:00:06Z",
                            "This is the main thread.");
        }
    }
}
