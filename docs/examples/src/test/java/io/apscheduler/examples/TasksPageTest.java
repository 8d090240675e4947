package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskNotPersistableException;
import io.apscheduler.spi.JobStore;
import io.apscheduler.store.memory.MemoryJobStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Holds the page about tasks to its word. */
class TasksPageTest {
    private final StringBuilder log = new StringBuilder();

    /** The results of tasks that are run once, in the order in which they were given. */
    private List<Object> results(Supplier<List<Task>> tasks) {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            for (Task task : tasks.get()) {
                stage.scheduler().schedule(task, now());
                stage.advance(Duration.ofSeconds(1));
            }
            assertThat(stage.events(JobFailed.class)).isEmpty();
            return Arrays.asList(stage.events(JobExecuted.class).stream()
                    .map(JobExecuted::result)
                    .toArray());
        }
    }

    @Test
    void runsWhatAnyStoreCanKeep() {
        String sent = "sent to ops@example.org 3 times";
        assertThat(results(DefiningTasks::kept))
                .containsExactly(null, sent, null, "3 mails to ops@example.org", "backed up, attempt 1", sent);
    }

    @Test
    void runsWhatTheMemoryStoreCanKeep() {
        assertThat(results(() -> DefiningTasks.live(log))).hasSize(4).startsWith(null, null, null);
        assertThat(log).hasToString("tick tock ");
    }

    @Test
    void runsCommands() {
        assertThat(results(DefiningTasks::commands)).containsExactly(0, 0);
    }

    @Test
    void runsNames() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            DefiningTasks.named(stage.scheduler());
            stage.advance(Duration.ofSeconds(1));
            assertThat(stage.events(JobExecuted.class))
                    .extracting(JobExecuted::result)
                    .containsExactly("sent to ops@example.org 3 times");
        }
    }

    @Test
    void asksForTheContext() {
        assertThat(results(() -> List.of(Task.of(DefiningTasks::follow)))).containsExactly("run of follow", null);
    }

    @Test
    void runsMethodsWithSchedulesOfTheirOwn() {
        try (Stage stage = Stage.at("2026-12-24T04:00").start()) {
            stage.scheduler().scheduleAnnotated(new ScheduledMethods());
            stage.until("2026-12-24T18:10");
            assertThat(stage.printed())
                    .contains("report", "checked for the 1. time", "checked for the 28. time", "merry Christmas");
        }
    }

    @Test
    void givesMarkedMethodsTheOptionsOfJobs() {
        try (Stage stage = Stage.at("2026-12-24T04:00").start()) {
            stage.scheduler().scheduleAnnotated(new ScheduledMethods());
            JobSpec health = stage.scheduler().job("health").orElseThrow().spec();
            assertThat(health.priority()).isEqualTo(7);
            assertThat(health.timeout()).contains(Duration.ofMinutes(1));
            assertThat(health.retry())
                    .contains(Retry.exponential(5, Duration.ofSeconds(1)).withJitter());
        }
    }

    @Test
    void showsEveryRefusalAsItIs() throws IOException {
        Mailer mailer = new Mailer();
        Map<String, Task> tasks = Map.of(
                "`Task.of(() -> …)`", Task.of(() -> {}),
                "`Task.of(mailer::send, \"ops\", 3)`", Task.of(mailer::send, "ops", 3),
                "`Task.of(Mailer::new)`", Task.of(Mailer::new),
                "`Task.of(Thread::sleep, 5L)`", Task.of(Thread::sleep, 5L),
                "`Task.ref(\"io.apscheduler.examples.Reports::sent\")`",
                        Task.ref("io.apscheduler.examples.Reports::sent"),
                "`Task.named(\"nobody\")`", Task.named("nobody"));
        List<List<String>> rows = Page.of("docs/tasks.md").table("refused");
        assertThat(rows).extracting(row -> row.get(0)).containsExactlyInAnyOrderElementsOf(tasks.keySet());
        try (Stage stage = Stage.at("2026-07-01T12:00", settings -> settings.jobStore("file", persistent()))
                .start()) {
            for (List<String> row : rows) {
                JobSpec spec = JobSpec.of(tasks.get(row.get(0)), now()).store("file");
                assertThat(catchThrowableOfType(
                                TaskNotPersistableException.class,
                                () -> stage.scheduler().schedule(spec)))
                        .hasMessage(row.get(1));
            }
        }
    }

    /** A store in memory that says it is none. */
    private static JobStore persistent() {
        JobStore store = new MemoryJobStore();
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("isPersistent") ? true : method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
