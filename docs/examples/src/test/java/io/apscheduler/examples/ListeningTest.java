package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.EventType;
import io.apscheduler.event.Subscription;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.store.memory.MemoryJobStore;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ListeningTest {
    @Test
    void tellsEventsOfChosenTypes() {
        try (Stage stage = Stage.at("2026-07-01T12:00")) {
            Listening.toTypes(stage.scheduler());
            workAndCrash(stage);

            assertThat(stage.printed())
                    .containsExactly("JOB_EXECUTED at 2026-07-01T10:01:00Z", "JOB_FAILED at 2026-07-01T10:02:00Z");
        }
    }

    @Test
    void tellsEventsOfOneClassWithTheirAttributes() {
        try (Stage stage = Stage.at("2026-07-01T12:00")) {
            Listening.toClass(stage.scheduler());
            workAndCrash(stage);

            assertThat(stage.printed()).singleElement().asString().endsWith(" gave 42 for 2026-07-01T10:01:00Z");
        }
    }

    @Test
    void tellsWhetherAJobCrashedOrWorked() {
        try (Stage stage = Stage.at("2026-07-01T12:00")) {
            Listening.toOutcome(stage.scheduler());
            workAndCrash(stage);

            assertThat(stage.printed()).containsExactly("The job worked", "The job crashed: out of paper");
        }
    }

    @Test
    void addsAgainWhatWasLost() {
        JobStore memory = new MemoryJobStore();
        AtomicReference<StoreContext> context = new AtomicReference<>();
        InvocationHandler calls = (proxy, method, arguments) -> {
            if (method.getName().equals("open")) {
                context.set((StoreContext) arguments[0]);
            }
            return method.invoke(memory, arguments);
        };
        JobStore store = (JobStore)
                Proxy.newProxyInstance(JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, calls);
        try (Stage stage = Stage.at("2026-07-01T12:00", builder -> builder.jobStore("default", store))) {
            Listening.toLosses(
                    stage.scheduler(),
                    JobSpec.of(Task.of(SampleTasks::answer), at("2026-07-02 03:00"))
                            .id("nightly"));
            stage.start();
            context.get().lost().accept(Set.of("nightly"));
            stage.until("2026-07-01T12:05");

            assertThat(stage.printed()).containsExactly("default has lost [nightly]");
            assertThat(stage.scheduler().jobs()).hasSize(1);
        }
    }

    @Test
    void tellsNothingAfterTheSubscriptionWasClosed() {
        try (Stage stage = Stage.at("2026-07-01T12:00")) {
            Subscription subscription = Listening.toOutcome(stage.scheduler());
            subscription.close();
            workAndCrash(stage);

            assertThat(stage.printed()).isEmpty();
        }
    }

    @Test
    void tellsTheLifeOfAJobInTheOrderThatThePageShows() throws IOException {
        List<EventType> types = new ArrayList<>();
        try (Stage stage = Stage.at("2026-07-01T12:00")) {
            Listening.toAll(stage.scheduler(), types);
            stage.scheduler().schedule(Task.of(SampleTasks::answer), at("2026-07-01 12:01"));
            stage.start().until("2026-07-01T12:05");
            stage.scheduler().shutdown();
        }
        assertThat(types)
                .extracting(EventType::name)
                .isEqualTo(Page.of("docs/events.md").block("order"));
    }

    private static void workAndCrash(Stage stage) {
        stage.start();
        stage.scheduler().schedule(Task.of(SampleTasks::answer), at("2026-07-01 12:01"));
        stage.scheduler().schedule(Task.of(SampleTasks::crash), at("2026-07-01 12:02"));
        stage.until("2026-07-01T12:05");
    }
}
