package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.event.SchedulerEvent.SchedulerShutDown;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ShuttingDownTest {
    private static final Set<Thread.State> AT_REST =
            Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

    private final Blocked task = new Blocked();

    @Test
    void waitsForRunsInProgress() throws InterruptedException {
        try (Stage stage = started()) {
            Thread closer = new Thread(() -> ShuttingDown.waiting(stage.scheduler()));
            closer.start();
            while (!AT_REST.contains(closer.getState())) {
                Thread.onSpinWait();
            }
            assertThat(closer.getState()).isNotEqualTo(Thread.State.TERMINATED);
            task.release();
            closer.join();

            assertThat(task.ended).isDone();
            assertThat(stage.events())
                    .extracting(SchedulerEvent::getClass)
                    .containsSubsequence(JobExecuted.class, SchedulerShutDown.class);
            assertThat(stage.scheduler().isRunning()).isFalse();
        }
    }

    @Test
    void returnsAtOnceWhenTold() {
        returnsAtOnceAndRecordsTheRun(started(), ShuttingDown::notWaiting);
    }

    @Test
    void leavesTheCallersThreadsAlone() {
        ExecutorService threads = Executors.newCachedThreadPool();
        returnsAtOnceAndRecordsTheRun(
                started(builder -> builder.executor("default", threads)), ShuttingDown::keepingExecutors);

        assertThat(threads.isShutdown()).isFalse();
        threads.shutdown();
    }

    private void returnsAtOnceAndRecordsTheRun(Stage started, Consumer<Scheduler> shutdown) {
        try (Stage stage = started) {
            Future<JobExecuted> executed = stage.next(JobExecuted.class);
            Future<SchedulerShutDown> shutDown = stage.next(SchedulerShutDown.class);
            shutdown.accept(stage.scheduler());
            assertThat(task.ended).isNotDone();
            task.release();

            Stage.await(executed);
            Stage.await(shutDown);
        }
    }

    @Test
    void interruptsWhenItsPatienceIsAtAnEnd() {
        try (Stage stage = started()) {
            stage.scheduler().shutdown(Duration.ofMillis(1));

            assertThat(stage.events(JobFailed.class))
                    .singleElement()
                    .extracting(JobFailed::exception)
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void doesNotWaitForPatienceWhenNothingRuns() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            ShuttingDown.patiently(stage.scheduler());

            assertThat(stage.scheduler().isRunning()).isFalse();
        }
    }

    @Test
    void mayBeFollowedByAnotherStart() {
        try (Stage stage = Stage.at("2026-07-01T12:00").start()) {
            IntervalJobs.schedule(stage.scheduler());
            ShuttingDown.waiting(stage.scheduler());
            stage.start().until("2026-07-01T14:00");

            assertThat(stage.executed()).containsExactly("2026-07-01T14:00");
        }
    }

    private Stage started() {
        return started(settings -> {});
    }

    private Stage started(Consumer<Scheduler.Builder> settings) {
        Stage stage = Stage.at("2026-07-01T12:00", settings);
        stage.scheduler().start();
        stage.scheduler().schedule(Task.of(task::run), now());
        Stage.await(task.begun);
        return stage;
    }
}
