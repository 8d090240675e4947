package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Diary;
import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent.JobCancelled;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobModified;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.Explanation.Trouble;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobNotFoundException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancelling runs, here and from another node, on a clock moved by hand. */
@Timeout(60)
class CancelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(15);

    /** A task that waits, and notes how that ended. */
    private static final class Waiting {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        final List<String> ends = new CopyOnWriteArrayList<>();

        Task task() {
            return Task.of(() -> {
                begun.countDown();
                try {
                    assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                    ends.add("released");
                } catch (InterruptedException e) {
                    ends.add("interrupted " + JobContext.current().isCancelled());
                    throw e;
                }
            });
        }

        /** One that does not mind being interrupted. */
        Task stubborn() {
            return Task.of(() -> {
                begun.countDown();
                for (boolean waits = true; waits; ) {
                    try {
                        waits = !release.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException ignored) {
                        ends.add("interrupted");
                    }
                }
            });
        }

        void awaitBegun() throws InterruptedException {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Nested
    class Here {
        private final Waiting waiting = new Waiting();
        private World world = World.started();

        @AfterEach
        void shutDown() {
            waiting.release.countDown();
            world.close();
        }

        @Test
        void aRunInProgressIsInterruptedAndTheJobGoesOn() throws Exception {
            world.scheduler.schedule(JobSpec.of(waiting.task(), every(SECOND)).id("job"));
            world.clock.advance(SECOND);
            waiting.awaitBegun();
            assertThat(world.scheduler.cancel("job")).isTrue();
            world.settle();
            assertThat(waiting.ends).containsExactly("interrupted true");
            assertThat(world.told()).containsOnlyOnce("JOB_CANCELLED job +1");
            JobCancelled told = world.told(JobCancelled.class).get(0);
            assertThat(told.attempt()).isEqualTo(1);
            assertThat(told.type()).isEqualTo(EventType.JOB_CANCELLED);
            assertThat(world.told(JobFailed.class)).isEmpty();
            assertThat(world.told(JobModified.class))
                    .as("cancelling changes no job")
                    .isEmpty();
            assertThat(world.scheduler.explain("job").trouble().kind()).isEqualTo(Trouble.Kind.CANCELLED);
            waiting.release.countDown();
            world.advance(SECOND);
            assertThat(world.seconds(JobExecuted.class)).containsExactly(2L);
            assertThat(world.scheduler.job("job").orElseThrow().runCount()).isEqualTo(2);
            assertThat(world.scheduler.explain("job").trouble()).isNull();
        }

        @Test
        void nothingHappensWhereNothingRuns() {
            world.scheduler.schedule(JobSpec.of(waiting.task(), every(SECOND)).id("job"));
            assertThat(world.scheduler.cancel("job")).isFalse();
            world.settle();
            assertThat(world.told(JobCancelled.class)).isEmpty();
            waiting.release.countDown();
            world.advance(SECOND);
            assertThat(world.seconds(JobExecuted.class)).containsExactly(1L);
            assertThat(world.scheduler.cancel("job")).isFalse();
            assertThatThrownBy(() -> world.scheduler.cancel("nobody")).isInstanceOf(JobNotFoundException.class);
        }

        @Test
        void aRunThatHasNotBegunNeverDoes() throws Exception {
            world.close();
            world = new World(builder -> builder.property("apscheduler.threadpool.max_threads", "1"));
            world.scheduler.start();
            world.scheduler.schedule(JobSpec.of(waiting.task(), now()).id("first"));
            waiting.awaitBegun();
            world.scheduler.schedule(JobSpec.of(Task.of(() -> {}), now()).id("second"));
            World.until(() -> world.scheduler.job("second").orElseThrow().state() == JobState.RUNNING);
            assertThat(world.scheduler.cancel(world.scheduler.job("second").orElseThrow()))
                    .isTrue();
            waiting.release.countDown();
            world.settle();
            assertThat(world.told(JobExecuted.class))
                    .extracting(JobExecuted::jobId)
                    .containsExactly("first");
            assertThat(world.told()).containsOnlyOnce("JOB_CANCELLED second +0");
            assertThat(world.scheduler.jobs()).as("its only run is over").isEmpty();
        }

        @Test
        void aTaskThatIgnoresTheInterruptionHoldsItsInstanceButIsToldOfNoMore() throws Exception {
            world.scheduler.schedule(
                    JobSpec.of(waiting.stubborn(), every(SECOND)).id("job"));
            world.clock.advance(SECOND);
            waiting.awaitBegun();
            assertThat(world.scheduler.cancel("job")).isTrue();
            World.until(() -> !waiting.ends.isEmpty());
            world.clock.advance(SECOND);
            World.until(() -> !world.told(JobMissed.class).isEmpty());
            assertThat(world.scheduler.cancel("job")).as("it was asked already").isFalse();
            waiting.release.countDown();
            world.settle();
            assertThat(world.told(JobExecuted.class)).isEmpty();
            assertThat(world.told(JobCancelled.class)).hasSize(1);
            world.advance(SECOND);
            assertThat(world.seconds(JobExecuted.class)).containsExactly(3L);
        }

        @Test
        void aWaitingRetryIsGivenUp() {
            world.scheduler.schedule(
                    JobSpec.of(Task.of(Diary::fail), now()).id("job").retry(Retry.fixed(3, Duration.ofMinutes(1))));
            world.settle();
            assertThat(world.scheduler.cancel("job")).isTrue();
            world.advance(Duration.ofHours(1));
            assertThat(world.told(JobFailed.class)).hasSize(1);
            assertThat(world.told(JobCancelled.class))
                    .extracting(JobCancelled::attempt)
                    .containsExactly(2);
            assertThat(world.scheduler.jobs()).isEmpty();
            assertThat(world.told(JobRemoved.class)).hasSize(1);
        }

        @Test
        void allRunsOfARowThatAreDueEnd() throws Exception {
            world.scheduler.schedule(
                    JobSpec.of(waiting.task(), every(SECOND)).id("job").misfireGraceTime(JobSpec.NO_LIMIT));
            world.clock.advance(Duration.ofSeconds(3));
            waiting.awaitBegun();
            assertThat(world.scheduler.cancel("job")).isTrue();
            world.settle();
            assertThat(world.seconds(JobCancelled.class)).containsExactly(1L, 2L, 3L);
            waiting.release.countDown();
            world.advance(SECOND);
            assertThat(world.seconds(JobExecuted.class)).containsExactly(4L);
            assertThat(world.scheduler.job("job").orElseThrow().runCount()).isEqualTo(4);
        }

        @Test
        void cancelledRunsCountTowardsMaxRuns() throws Exception {
            world.scheduler.schedule(
                    JobSpec.of(waiting.task(), every(SECOND)).id("job").maxRuns(1));
            world.clock.advance(SECOND);
            waiting.awaitBegun();
            world.scheduler.cancel("job");
            world.settle();
            assertThat(world.scheduler.jobs()).isEmpty();
        }

        @Test
        void aRunOfAJobThatStartsAtMostOnceIsCancelledToo() throws Exception {
            world.scheduler.schedule(
                    JobSpec.of(waiting.task(), every(SECOND)).id("job").atMostOnce());
            world.clock.advance(SECOND);
            waiting.awaitBegun();
            assertThat(world.scheduler.cancel("job")).isTrue();
            world.settle();
            assertThat(world.seconds(JobCancelled.class)).containsExactly(1L);
        }

        @Test
        void aRequestMadeBeforeTheStartIsGivenUp() {
            World later = new World();
            later.scheduler.schedule(
                    JobSpec.of(Task.of(() -> {}), every(SECOND)).id("job"));
            later.scheduler.runNow("job");
            assertThat(later.scheduler.cancel("job")).isTrue();
            assertThat(later.scheduler.cancel("job")).isFalse();
            later.scheduler.start();
            later.settle();
            assertThat(later.told(JobExecuted.class)).isEmpty();
            later.close();
        }
    }

    @Nested
    class FromAnotherNode {
        private final TextStore store = new TextStore();
        private final World world = new World(builder -> builder.jobStore("default", store));
        private final World other =
                new World(builder -> builder.clock(world.clock).jobStore("default", store.shared()));

        @BeforeEach
        void start() {
            Diary.begin();
            world.scheduler.start();
        }

        @AfterEach
        void shutDown() {
            store.cutOff(false);
            Diary.release();
            other.close();
            world.close();
        }

        private JobSpec noting() {
            return JobSpec.of(Task.of(Diary::note, "job"), every(Duration.ofMinutes(1)))
                    .id("job")
                    .misfireGraceTime(Duration.ofHours(1));
        }

        private void awaitCancelled(World where) {
            where.advanceUntil(
                    Duration.ofMillis(500),
                    () -> !where.told(JobCancelled.class).isEmpty());
        }

        @Test
        void theOwnerInterruptsTheRunAndTellsOfIt() throws Exception {
            Diary.hold();
            world.scheduler.schedule(noting());
            world.clock.advance(Duration.ofMinutes(1));
            Diary.awaitBegun();
            other.scheduler.pause();
            other.scheduler.start();
            assertThat(other.scheduler.cancel("job")).isTrue();
            awaitCancelled(world);
            Diary.release();
            world.settle();
            assertThat(world.told(JobExecuted.class)).isEmpty();
            assertThat(other.told(JobCancelled.class))
                    .as("told once, where it happened")
                    .isEmpty();
            assertThat(store.find("job").orElseThrow().standing().state().text())
                    .as("the note is cleared, the trouble is not")
                    .doesNotContain("cancelledUpTo")
                    .contains("CANCELLED");
            world.advance(Duration.ofMinutes(1));
            assertThat(world.told(JobExecuted.class)).hasSize(1);
            assertThat(world.told(JobCancelled.class)).hasSize(1);
        }

        @Test
        void noLaterRunIsCancelledByANoteThatComesLate() throws Exception {
            Diary.hold();
            world.scheduler.schedule(noting().trigger(every(SECOND)).maxInstances(2));
            world.clock.advance(SECOND);
            Diary.awaitBegun();
            other.scheduler.pause();
            other.scheduler.start();
            store.cutOff(true);
            assertThat(other.scheduler.cancel("job")).isTrue();
            world.clock.advance(SECOND);
            World.until(() -> Diary.DONE.size() == 2);
            store.cutOff(false);
            awaitCancelled(world);
            Diary.release();
            world.settle();
            assertThat(world.seconds(JobCancelled.class)).containsExactly(1L);
            assertThat(world.seconds(JobExecuted.class)).contains(2L);
        }

        @Test
        void aRunOfANodeThatDiesBeforeItHearsOfItIsNotRepeated() throws Exception {
            Diary.hold();
            world.scheduler.schedule(noting());
            world.clock.advance(Duration.ofMinutes(1));
            Diary.awaitBegun();
            store.cutOff(true);
            other.scheduler.pause();
            other.scheduler.start();
            assertThat(other.scheduler.cancel("job")).isTrue();
            world.clock.advance(LEASE.plusSeconds(1));
            other.scheduler.resume();
            other.settle();
            assertThat(Diary.DONE).containsExactly("job");
            assertThat(other.told(JobCancelled.class)).hasSize(1);
            assertThat(other.scheduler.job("job").orElseThrow().runCount()).isEqualTo(1);
            Diary.release();
            world.clock.advance(Duration.ofMinutes(1));
            other.settle();
            assertThat(Diary.DONE).containsExactly("job", "job");
        }

        @Test
        void aRetryThatNoNodeHoldsIsGivenUpAtOnce() {
            world.scheduler.schedule(
                    JobSpec.of(Task.of(Diary::fail), now()).id("job").retry(Retry.fixed(3, Duration.ofMinutes(1))));
            world.settle();
            world.scheduler.shutdown();
            other.scheduler.pause();
            other.scheduler.start();
            assertThat(other.scheduler.cancel("job")).isTrue();
            assertThat(other.scheduler.cancel("job")).isFalse();
            other.settle();
            assertThat(other.told(JobCancelled.class))
                    .extracting(JobCancelled::attempt)
                    .containsExactly(2);
            other.scheduler.resume();
            other.settle();
            assertThat(other.scheduler.jobs()).as("nothing was left of it").isEmpty();
            assertThat(other.told(JobFailed.class)).isEmpty();
        }

        @Test
        void aRemovedJobStaysRemoved() throws Exception {
            Diary.hold();
            world.scheduler.schedule(noting().trigger(every(SECOND)));
            world.clock.advance(SECOND);
            Diary.awaitBegun();
            other.scheduler.pause();
            other.scheduler.start();
            assertThat(other.scheduler.cancel("job")).isTrue();
            other.scheduler.unschedule("job");
            Diary.release();
            world.advance(LEASE);
            assertThat(world.scheduler.jobs()).isEmpty();
        }
    }
}
