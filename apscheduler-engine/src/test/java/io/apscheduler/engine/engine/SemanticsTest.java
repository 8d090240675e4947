package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.event.MissReason;
import io.apscheduler.event.SchedulerEvent.JobAdded;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobModified;
import io.apscheduler.event.SchedulerEvent.JobQuarantined;
import io.apscheduler.event.SchedulerEvent.JobRejected;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.event.SchedulerEvent.JobRetriesExhausted;
import io.apscheduler.event.SchedulerEvent.JobSubmitted;
import io.apscheduler.event.Subscription;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobConflictException;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobNeverFiresException;
import io.apscheduler.job.JobNotFoundException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import io.apscheduler.store.memory.MemoryJobStore;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The numbered rules of when runs happen (docs/semantics.md), each by a whole scheduler on a clock moved by hand. */
class SemanticsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicInteger calls = new AtomicInteger();
    private World world = World.started();

    @AfterEach
    void shutDown() {
        world.close();
    }

    private Task counting() {
        return Task.of(calls::incrementAndGet);
    }

    private JobSpec job(TriggerSpec trigger) {
        return JobSpec.of(counting(), trigger).id("job");
    }

    /** A task that blocks until released, and says when it has begun. */
    private static final class Blocking {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);

        Task task() {
            return Task.of(() -> {
                begun.countDown();
                assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
            });
        }

        void awaitBegun() throws InterruptedException {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void rule01_nothingEverStartsEarly() {
        world.scheduler.schedule(job(at(World.START.plusMillis(1_500))));
        world.jump(Duration.ofMillis(1_499));
        assertThat(calls).hasValue(0);
        world.jump(Duration.ofMillis(1));
        assertThat(calls).hasValue(1);
    }

    @Test
    void rule01_aStepOfTheClockBackwardOnlyDelays() {
        world.scheduler.schedule(job(every(SECOND)));
        world.advance(Duration.ofSeconds(3));
        world.clock.set(World.START);
        world.settle();
        assertThat(calls).hasValue(3);
        world.advance(Duration.ofSeconds(5));
        assertThat(world.seconds(JobExecuted.class)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void rule02_aLookTakesAtMostAThousandRunsAndTheNextFollows() {
        world.scheduler.schedule(job(every(SECOND)).misfireGraceTime(JobSpec.NO_LIMIT));
        world.jump(Duration.ofSeconds(2_500));
        assertThat(calls).hasValue(2_500);
        assertThat(world.told(JobMissed.class)).isEmpty();
    }

    @Test
    void rule03_exactlyTheGraceTimeLateStillRuns() {
        world.scheduler.schedule(job(at(World.START.plusSeconds(10))).misfireGraceTime(Duration.ofSeconds(5)));
        world.jump(Duration.ofSeconds(15));
        assertThat(calls).hasValue(1);
    }

    @Test
    void rule03_laterThanTheGraceTimeIsMissed() {
        world.scheduler.schedule(job(at(World.START.plusSeconds(10))).misfireGraceTime(Duration.ofSeconds(5)));
        world.jump(Duration.ofSeconds(15).plusNanos(1_000));
        assertThat(calls).hasValue(0);
        JobMissed missed = world.told(JobMissed.class).get(0);
        assertThat(missed.reason()).isEqualTo(MissReason.MISFIRE);
        assertThat(missed.fireTime()).isEqualTo(World.START.plusSeconds(10));
    }

    @Test
    void rule03_waitingForAThreadCountsAsLateness() throws Exception {
        world.close();
        world = new World(builder -> builder.property("apscheduler.threadpool.max_threads", "1"));
        world.scheduler.start();
        Blocking blocking = new Blocking();
        world.scheduler.schedule(JobSpec.of(blocking.task(), now()).id("blocking"));
        blocking.awaitBegun();
        world.scheduler.schedule(job(at(World.START.plusSeconds(1))));
        world.clock.advance(Duration.ofSeconds(1));
        awaitSubmitted("job");
        world.clock.advance(Duration.ofSeconds(2));
        blocking.release.countDown();
        world.settle();
        assertThat(calls).hasValue(0);
        assertThat(world.seconds(JobMissed.class)).containsExactly(1L);
    }

    private void awaitSubmitted(String id) throws InterruptedException {
        CountDownLatch submitted = new CountDownLatch(1);
        Subscription subscription = world.scheduler.on(JobSubmitted.class, event -> {
            if (event.job().id().equals(id)) {
                submitted.countDown();
            }
        });
        boolean already = world.told(JobSubmitted.class).stream()
                .anyMatch(event -> event.job().id().equals(id));
        assertThat(already || submitted.await(20, TimeUnit.SECONDS)).isTrue();
        subscription.close();
    }

    @Test
    void rule04_withoutCoalescingEachDueTimeIsARunOneAfterTheOther() {
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Task task = Task.of(() -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            together.decrementAndGet();
        });
        world.scheduler.schedule(
                JobSpec.of(task, every(SECOND)).id("job").maxInstances(3).misfireGraceTime(MINUTE));
        world.jump(Duration.ofSeconds(5));
        assertThat(world.seconds(JobExecuted.class)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(most).hasValue(1);
    }

    @Test
    void rule04_coalescingMakesOneRunOfTheLatest() {
        world.scheduler.schedule(job(every(SECOND)).misfireGraceTime(MINUTE).coalesce(true));
        world.jump(Duration.ofSeconds(5));
        assertThat(world.seconds(JobExecuted.class)).containsExactly(5L);
        assertThat(world.told(JobMissed.class)).isEmpty();
        assertThat(world.scheduler.job("job").orElseThrow().runCount()).isEqualTo(1);
    }

    @Test
    void rule04_orOfTheEarliestWithinGrace() {
        world.scheduler.schedule(
                job(every(SECOND)).misfireGraceTime(Duration.ofSeconds(2)).coalesce(Coalesce.EARLIEST));
        world.jump(Duration.ofSeconds(5));
        assertThat(world.seconds(JobExecuted.class)).containsExactly(3L);
    }

    @Test
    void rule05_missedTimesAreReportedInOneGroup() {
        world.scheduler.schedule(job(every(SECOND)));
        world.jump(Duration.ofSeconds(100));
        JobMissed missed = world.told(JobMissed.class).get(0);
        assertThat(missed.count()).isEqualTo(98);
        assertThat(missed.firstFireTime()).isEqualTo(World.START.plusSeconds(1));
        assertThat(missed.fireTime()).isEqualTo(World.START.plusSeconds(98));
        assertThat(world.seconds(JobExecuted.class)).containsExactly(99L, 100L);
    }

    @Test
    void rule06_aTimeThatComesDueAtTheLimitIsMissedAtThatMoment() throws Exception {
        Blocking blocking = new Blocking();
        CountDownLatch missed = new CountDownLatch(1);
        world.scheduler.on(JobMissed.class, event -> missed.countDown());
        world.scheduler.schedule(JobSpec.of(blocking.task(), every(SECOND)).id("job"));
        world.clock.advance(SECOND);
        blocking.awaitBegun();
        world.clock.advance(SECOND);
        assertThat(missed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(world.told(JobMissed.class).get(0).reason()).isEqualTo(MissReason.MAX_INSTANCES);
        blocking.release.countDown();
        world.settle();
        assertThat(world.seconds(JobExecuted.class)).containsExactly(1L);
        assertThat(world.scheduler.job("job").orElseThrow().runCount()).isEqualTo(2);
    }

    @Test
    void rule06_moreInstancesRunTogetherIfAllowed() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Task task = Task.of(() -> {
            both.countDown();
            assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
        });
        world.scheduler.schedule(JobSpec.of(task, every(SECOND)).id("job").maxInstances(2));
        world.clock.advance(SECOND);
        awaitSubmitted("job");
        world.clock.advance(SECOND);
        world.settle();
        assertThat(world.seconds(JobExecuted.class)).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void rule07_maxRunsCountsExecutedFailedAndMissedTimes() {
        Task task = Task.of(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
            }
        });
        world.scheduler.schedule(JobSpec.of(task, every(SECOND)).id("job").maxRuns(4));
        world.advance(SECOND);
        world.jump(Duration.ofMillis(3_500));
        world.advance(MINUTE);
        assertThat(world.seconds(JobFailed.class)).containsExactly(1L);
        assertThat(world.seconds(JobMissed.class)).containsExactly(3L);
        assertThat(world.seconds(JobExecuted.class)).containsExactly(4L);
        assertThat(world.scheduler.job("job")).isEmpty();
    }

    @Test
    void rule08_thereIsNoDrift() {
        world.scheduler.schedule(job(every(Duration.ofSeconds(10))).misfireGraceTime(Duration.ofSeconds(5)));
        for (int i = 0; i < 5; i++) {
            world.jump(Duration.ofSeconds(10).plusMillis(300));
        }
        assertThat(world.seconds(JobExecuted.class)).containsExactly(10L, 20L, 30L, 40L, 50L);
    }

    @Test
    void rule09_aJobWithoutFurtherFireTimeIsRemovedAfterItsLastRun() {
        world.scheduler.schedule(job(at(World.START.plusSeconds(1))));
        world.advance(MINUTE);
        assertThat(world.told()).containsSubsequence("JOB_ADDED", "JOB_EXECUTED job +1", "JOB_REMOVED");
        assertThat(world.scheduler.jobs()).isEmpty();
    }

    @Nested
    class Rule10WhileNotRunning {
        @Test
        void jobsAreTentative() {
            World idle = new World();
            Job job = idle.scheduler.schedule(job(every(SECOND)));
            assertThat(job.state()).isEqualTo(JobState.PENDING);
            assertThat(job.nextFireTime()).isEmpty();
            assertThat(idle.scheduler.jobs()).hasSize(1);
            idle.scheduler.reschedule("job", every(MINUTE));
            idle.clock.advance(MINUTE);
            idle.scheduler.start();
            assertThat(idle.scheduler.job("job").orElseThrow().nextFireTime())
                    .hasValue(World.START.plus(MINUTE).plus(MINUTE));
            idle.close();
        }

        @Test
        void badTriggersAreRefusedAtOnce() {
            World idle = new World();
            assertThatThrownBy(() -> idle.scheduler.schedule(job(cron().hour(25))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("25");
        }

        @Test
        void oneExpiredByTheStartIsReportedAndHindersNoOther() {
            World idle = new World();
            idle.scheduler.schedule(job(at(World.START.plusSeconds(1))));
            idle.scheduler.schedule(JobSpec.of(counting(), every(SECOND)).id("other"));
            idle.clock.advance(MINUTE);
            idle.scheduler.start();
            idle.settle();
            assertThat(idle.told()).containsSubsequence("JOB_MISSED job +1", "JOB_REMOVED", "SCHEDULER_STARTED");
            assertThat(idle.scheduler.jobs()).extracting(Job::id).containsExactly("other");
            idle.close();
        }

        @Test
        void oneWhoseIdIsTakenIsRejected() {
            World idle = new World();
            MemoryJobStore store = new MemoryJobStore();
            idle.scheduler.addJobStore("file", store);
            idle.scheduler.start();
            idle.scheduler.schedule(job(every(SECOND)).store("file"));
            idle.scheduler.shutdown();
            idle.scheduler.schedule(job(every(MINUTE)).store("file"));
            idle.scheduler.start();
            idle.settle();
            assertThat(idle.told(JobRejected.class)).hasSize(1);
            assertThat(idle.scheduler.job("job").orElseThrow().trigger()).isEqualTo(every(SECOND));
            idle.close();
        }

        @Test
        void aRunningSchedulerRefusesAJobThatWouldNeverFire() {
            assertThatThrownBy(() -> world.scheduler.schedule(job(at("2001-01-01"))))
                    .isInstanceOf(JobNeverFiresException.class)
                    .hasMessageContaining("job");
        }

        @Test
        void aDatePastByNoMoreThanTheGraceTimeIsDueAtOnce() {
            world.scheduler.schedule(job(at(World.START.minusSeconds(5))).misfireGraceTime(Duration.ofSeconds(5)));
            world.settle();
            assertThat(world.seconds(JobExecuted.class)).containsExactly(-5L);
        }
    }

    @Test
    void rule11_jobsFoundInAStoreKeepTheirNextFireTimeAndCount() {
        world.scheduler.schedule(job(every(Duration.ofSeconds(10))).misfireGraceTime(MINUTE));
        world.advance(Duration.ofSeconds(25));
        world.scheduler.shutdown();
        world.clock.advance(Duration.ofSeconds(20));
        world.scheduler.start();
        world.settle();
        assertThat(world.seconds(JobExecuted.class)).containsExactly(10L, 20L, 30L, 40L);
        assertThat(world.scheduler.job("job").orElseThrow().runCount()).isEqualTo(4);
        assertThat(world.told(JobAdded.class)).hasSize(1);
    }

    @Test
    void rule12_aJobMayChangeTheSchedulerItself() {
        Task task = Task.of(() -> {
            if (calls.incrementAndGet() == 2) {
                world.scheduler.unschedule("job");
                world.scheduler.schedule(
                        JobSpec.of(counting(), at(World.START.plusSeconds(5))).id("other"));
            }
        });
        world.scheduler.schedule(JobSpec.of(task, every(SECOND)).id("job"));
        world.advance(MINUTE);
        assertThat(calls).hasValue(3);
        assertThat(world.scheduler.jobs()).isEmpty();
    }

    @Test
    void rule12_aListenerMayCallTheScheduler() {
        world.scheduler.on(JobExecuted.class, event -> {
            if (event.jobId().equals("job")) {
                world.scheduler.schedule(JobSpec.of(counting(), now()).id("after " + event.fireTime()));
            }
        });
        world.scheduler.schedule(job(at(World.START.plusSeconds(1))));
        world.advance(MINUTE);
        assertThat(calls).hasValue(2);
    }

    @Test
    void rule12_shutdownFromAJobReturns() throws Exception {
        CountDownLatch returned = new CountDownLatch(1);
        world.scheduler.schedule(JobSpec.of(
                        Task.of(() -> {
                            world.scheduler.shutdown();
                            returned.countDown();
                        }),
                        now())
                .id("job"));
        assertThat(returned.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void rule12_shutdownFromAListenerReturns() throws Exception {
        CountDownLatch returned = new CountDownLatch(1);
        world.scheduler.on(JobExecuted.class, event -> {
            world.scheduler.shutdown();
            returned.countDown();
        });
        world.scheduler.schedule(job(now()));
        assertThat(returned.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Nested
    class Rule14Failures {
        @Test
        void areReportedAndTheJobGoesOn() {
            Task task = Task.of(() -> {
                throw new IllegalStateException("run " + calls.incrementAndGet());
            });
            world.scheduler.schedule(JobSpec.of(task, every(SECOND)).id("job"));
            world.advance(Duration.ofSeconds(2));
            assertThat(world.told(JobFailed.class))
                    .extracting(event -> event.exception().getMessage())
                    .containsExactly("run 1", "run 2");
        }

        @Test
        void mayBeErrors() {
            Task task = Task.of(() -> {
                throw new NoClassDefFoundError("com/acme/Gone");
            });
            world.scheduler.schedule(JobSpec.of(task, every(SECOND)).id("job"));
            world.advance(Duration.ofSeconds(2));
            assertThat(world.told(JobFailed.class)).hasSize(2);
        }
    }

    @Nested
    class Rule15AndCustomTriggers {
        private void isQuarantined(Trigger trigger, String reason) {
            Job job = world.scheduler.schedule(counting(), trigger);
            world.advance(MINUTE);
            Job after = world.scheduler.job(job.id()).orElseThrow();
            assertThat(after.state()).isEqualTo(JobState.QUARANTINED);
            assertThat(after.quarantineReason().orElseThrow()).contains(reason);
            assertThat(world.told(JobQuarantined.class)).hasSize(1);
        }

        @Test
        void aTriggerThatThrowsQuarantinesItsJob() {
            isQuarantined(
                    (previous, from) -> {
                        if (previous.isPresent()) {
                            throw new IllegalStateException("no sun");
                        }
                        return Optional.of(World.START.plusSeconds(1));
                    },
                    "no sun");
        }

        @Test
        void aTriggerThatAnswersWithThePastQuarantinesItsJob() {
            isQuarantined((previous, from) -> Optional.of(World.START.plusSeconds(1)), "past");
        }

        @Test
        void aQuarantinedJobIsKeptAndCanBeRequeued() {
            AtomicInteger broken = new AtomicInteger(1);
            Trigger trigger = (previous, from) -> {
                if (previous.isPresent() && broken.get() == 1) {
                    throw new IllegalStateException("no sun");
                }
                return Optional.of(from.isAfter(World.START) ? from.plusSeconds(1) : World.START.plusSeconds(1));
            };
            Job job = world.scheduler.schedule(JobSpec.of(counting(), io.apscheduler.trigger.Triggers.of(trigger))
                    .id("job")
                    .maxRuns(5));
            world.advance(MINUTE);
            assertThat(world.scheduler.job("job").orElseThrow().state()).isEqualTo(JobState.QUARANTINED);
            assertThatThrownBy(() -> world.scheduler.runNow("job")).hasMessageContaining("Requeue");
            broken.set(0);
            assertThat(world.scheduler.requeue(job).state()).isEqualTo(JobState.SCHEDULED);
            int before = calls.get();
            world.advance(Duration.ofSeconds(10));
            assertThat(calls.get()).isGreaterThan(before);
        }
    }

    @Nested
    class Rule19ATakenId {
        @Test
        void isRefusedByFail() {
            world.scheduler.schedule(job(every(SECOND)));
            assertThatThrownBy(() -> world.scheduler.schedule(job(every(MINUTE))))
                    .isInstanceOf(JobConflictException.class)
                    .hasMessageContaining("\"job\"");
        }

        @Test
        void keepsTheStoredJobByKeep() {
            world.scheduler.schedule(job(every(SECOND)));
            Job kept = world.scheduler.schedule(job(every(MINUTE)).onConflict(ConflictPolicy.KEEP));
            assertThat(kept.trigger()).isEqualTo(every(SECOND));
        }

        @Test
        void replacedWithTheSameTriggerGoesOnWhereItWas() {
            world.scheduler.schedule(job(every(MINUTE)));
            world.advance(Duration.ofSeconds(70));
            AtomicInteger other = new AtomicInteger();
            world.scheduler.pauseJob("job");
            Job replaced = world.scheduler.schedule(JobSpec.of(Task.of(other::incrementAndGet), every(MINUTE))
                    .id("job")
                    .onConflict(ConflictPolicy.REPLACE));
            assertThat(replaced.nextFireTime()).hasValue(World.START.plusSeconds(120));
            assertThat(replaced.runCount()).isEqualTo(1);
            assertThat(replaced.state()).isEqualTo(JobState.PAUSED);
            world.scheduler.resumeJob("job");
            world.advance(Duration.ofSeconds(60));
            assertThat(other).hasValue(1);
            assertThat(calls).hasValue(1);
        }

        @Test
        void replacedWithAnotherTriggerStartsAnew() {
            world.scheduler.schedule(job(every(MINUTE)));
            world.advance(Duration.ofSeconds(70));
            Job replaced =
                    world.scheduler.schedule(job(every(Duration.ofSeconds(30))).onConflict(ConflictPolicy.REPLACE));
            assertThat(replaced.nextFireTime()).hasValue(World.START.plusSeconds(100));
            assertThat(replaced.runCount()).isZero();
        }
    }

    @Nested
    class Rule20Edits {
        @Test
        void touchNoRunHandedOver() throws Exception {
            Blocking blocking = new Blocking();
            world.scheduler.schedule(JobSpec.of(blocking.task(), every(MINUTE)).id("job"));
            world.clock.advance(MINUTE);
            blocking.awaitBegun();
            world.scheduler.reschedule("job", every(Duration.ofHours(1)));
            blocking.release.countDown();
            world.settle();
            Job after = world.scheduler.job("job").orElseThrow();
            assertThat(world.seconds(JobExecuted.class)).containsExactly(60L);
            assertThat(after.runCount()).isEqualTo(1);
            assertThat(after.nextFireTime()).hasValue(World.START.plus(MINUTE).plus(Duration.ofHours(1)));
        }

        @Test
        void removalDoesNotComeBack() throws Exception {
            Blocking blocking = new Blocking();
            world.scheduler.schedule(JobSpec.of(blocking.task(), every(MINUTE)).id("job"));
            world.clock.advance(MINUTE);
            blocking.awaitBegun();
            world.scheduler.unschedule("job");
            blocking.release.countDown();
            world.settle();
            assertThat(world.scheduler.jobs()).isEmpty();
            assertThat(world.seconds(JobExecuted.class)).containsExactly(60L);
            assertThat(world.told(JobRemoved.class)).hasSize(1);
        }

        @Test
        void modifyKeepsTheScheduleWhereTheTriggerIsTheSame() {
            world.scheduler.schedule(job(every(MINUTE)));
            world.advance(Duration.ofSeconds(90));
            Job changed =
                    world.scheduler.modify("job", spec -> spec.name("renamed").maxRuns(2));
            assertThat(changed.name()).isEqualTo("renamed");
            assertThat(changed.nextFireTime()).hasValue(World.START.plusSeconds(120));
            world.advance(Duration.ofHours(1));
            assertThat(calls).hasValue(2);
        }

        @Test
        void modifyRefusesAnotherId() {
            world.scheduler.schedule(job(every(MINUTE)));
            assertThatThrownBy(() -> world.scheduler.modify("job", spec -> spec.id("other")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("job");
        }

        @Test
        void ofAJobThatIsNotThereAreRefused() {
            assertThatThrownBy(() -> world.scheduler.pauseJob("nobody"))
                    .isInstanceOf(JobNotFoundException.class)
                    .hasMessageContaining("nobody");
        }
    }

    @Test
    void rule21_timesThatPassWhilePausedAreNeitherMissedNorCaughtUp() {
        world.scheduler.schedule(job(every(SECOND)).misfireGraceTime(JobSpec.NO_LIMIT));
        world.advance(Duration.ofSeconds(2));
        world.scheduler.pauseJob("job");
        world.advance(Duration.ofSeconds(10));
        assertThat(calls).hasValue(2);
        world.scheduler.resumeJob("job");
        world.advance(Duration.ofSeconds(2));
        assertThat(world.seconds(JobExecuted.class)).containsExactly(1L, 2L, 12L, 13L, 14L);
        assertThat(world.told(JobMissed.class)).isEmpty();
        assertThat(world.told(JobModified.class)).hasSize(2);
    }

    @Test
    void rule21_pausingTheSchedulerStopsStartsAndResumingJudgesByGrace() {
        world.scheduler.schedule(job(every(SECOND)).misfireGraceTime(Duration.ofSeconds(3)));
        world.scheduler.pause();
        world.advance(Duration.ofSeconds(10));
        assertThat(calls).hasValue(0);
        world.scheduler.resume();
        world.settle();
        assertThat(world.seconds(JobMissed.class)).containsExactly(6L);
        assertThat(world.seconds(JobExecuted.class)).containsExactly(7L, 8L, 9L, 10L);
    }

    @Test
    void rule22_runNowAddsOneFireTimePausedOrNot() {
        world.scheduler.schedule(job(every(MINUTE)).maxRuns(3));
        world.scheduler.pauseJob("job");
        world.advance(Duration.ofSeconds(5));
        world.scheduler.runNow("job");
        world.settle();
        assertThat(world.seconds(JobExecuted.class)).containsExactly(5L);
        assertThat(world.scheduler.job("job").orElseThrow().runCount()).isEqualTo(1);
        world.scheduler.resumeJob("job");
        world.advance(Duration.ofHours(1));
        assertThat(world.seconds(JobExecuted.class)).containsExactly(5L, 60L, 120L);
        assertThat(world.scheduler.jobs()).isEmpty();
    }

    @Nested
    class Rule23Retries {
        private final List<Integer> attempts = new ArrayList<>();

        private Task failing(int times) {
            return Task.of(() -> {
                attempts.add(JobContext.current().attempt());
                if (attempts.size() <= times) {
                    throw new IllegalStateException("attempt " + attempts.size());
                }
            });
        }

        @Test
        void areTheSameRunAgain() {
            world.scheduler.schedule(JobSpec.of(failing(2), at(World.START.plusSeconds(10)))
                    .id("job")
                    .retry(Retry.exponential(5, Duration.ofSeconds(2))));
            world.advance(MINUTE);
            assertThat(attempts).containsExactly(1, 2, 3);
            assertThat(world.told())
                    .containsSubsequence(
                            "JOB_FAILED job +10", "JOB_FAILED job +10", "JOB_EXECUTED job +10", "JOB_REMOVED");
            assertThat(world.told(JobRetriesExhausted.class)).isEmpty();
        }

        @Test
        void endWhenTheNextFireTimeComesFirst() {
            world.scheduler.schedule(JobSpec.of(failing(1), every(Duration.ofSeconds(10)))
                    .id("job")
                    .retry(Retry.fixed(5, Duration.ofSeconds(30))));
            world.advance(Duration.ofSeconds(25));
            assertThat(attempts).containsExactly(1, 1);
            assertThat(world.told(JobRetriesExhausted.class)).hasSize(1);
        }

        @Test
        void areExhaustedLast() {
            world.scheduler.schedule(JobSpec.of(failing(9), at(World.START.plusSeconds(10)))
                    .id("job")
                    .retry(Retry.fixed(2, Duration.ofSeconds(1))));
            world.advance(MINUTE);
            assertThat(attempts).containsExactly(1, 2, 3);
            assertThat(world.told()).endsWith("JOB_FAILED job +10", "JOB_RETRIES_EXHAUSTED", "JOB_REMOVED");
        }
    }

    @Test
    void rule24_aTimeoutInterruptsAndFailsTheRun() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<String> end = new AtomicReference<>("none");
        Task task = Task.of(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                end.set("interrupted");
                throw e;
            }
        });
        world.scheduler.schedule(
                JobSpec.of(task, at(World.START.plusSeconds(1))).id("job").timeout(Duration.ofSeconds(30)));
        world.clock.advance(SECOND);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        world.clock.advance(Duration.ofSeconds(30));
        world.settle();
        assertThat(end).hasValue("interrupted");
        assertThat(world.told(JobFailed.class)).hasSize(1);
        assertThat(world.told(JobFailed.class).get(0).exception()).isInstanceOf(TimeoutException.class);
        assertThat(world.told(JobRemoved.class)).hasSize(1);
    }

    @Test
    void rule25_theMemoryStoreHandsOverTheVeryObjects() {
        List<String> list = new ArrayList<>();
        world.scheduler.schedule(Task.of(SemanticsTest::addTo, list), now());
        world.settle();
        assertThat(list).containsExactly("added");
    }

    static void addTo(List<String> list) {
        list.add("added");
    }

    @Test
    void rule28_unscheduleTaskComparesWhatIsCalledNotTheArguments() {
        world.scheduler.schedule(Task.of(SemanticsTest::addTo, new ArrayList<>()), every(SECOND));
        world.scheduler.schedule(Task.of(SemanticsTest::addTo, new ArrayList<>(List.of("x"))), every(MINUTE));
        world.scheduler.schedule(job(every(MINUTE)));
        assertThat(world.scheduler.unscheduleTask(Task.of(SemanticsTest::addTo, new ArrayList<>())))
                .isEqualTo(2);
        assertThat(world.scheduler.jobs()).extracting(Job::id).containsExactly("job");
        assertThatThrownBy(() -> world.scheduler.unscheduleTask(Task.of(SemanticsTest::addTo, new ArrayList<>())))
                .isInstanceOf(JobNotFoundException.class);
    }

    @Test
    void rule29_eventsComeInOrder() {
        World idle = new World();
        idle.scheduler.schedule(job(at(World.START.plusSeconds(1))));
        idle.scheduler.start();
        idle.advance(MINUTE);
        idle.scheduler.shutdown();
        assertThat(idle.events)
                .extracting(event -> event.type().toString())
                .containsExactly(
                        "JOB_STORE_ADDED",
                        "JOB_ADDED",
                        "SCHEDULER_STARTED",
                        "JOB_SUBMITTED",
                        "JOB_EXECUTED",
                        "JOB_REMOVED",
                        "SCHEDULER_SHUT_DOWN");
    }

    @Test
    void rule29_aBlockingListenerDelaysNoRun() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch three = new CountDownLatch(3);
        world.scheduler.on(JobExecuted.class, event -> {
            try {
                release.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        world.scheduler.schedule(
                JobSpec.of(Task.of(three::countDown), every(SECOND)).id("job").misfireGraceTime(MINUTE));
        world.clock.advance(Duration.ofSeconds(3));
        assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();
    }

    @Test
    void rule29_aThrowingListenerHurtsNobody() {
        world.scheduler.addListener(event -> {
            throw new AssertionError("listener");
        });
        AtomicInteger told = new AtomicInteger();
        world.scheduler.on(JobExecuted.class, event -> told.incrementAndGet());
        world.scheduler.schedule(job(every(SECOND)));
        world.advance(Duration.ofSeconds(3));
        assertThat(told).hasValue(3);
    }

    @Test
    void jitterDelaysTheRunNotTheFireTime() {
        world.scheduler.schedule(
                job(every(MINUTE).jitter(Duration.ofSeconds(30))).misfireGraceTime(SECOND));
        world.advance(Duration.ofMinutes(10));
        assertThat(world.seconds(JobExecuted.class))
                .hasSizeGreaterThanOrEqualTo(9)
                .allMatch(second -> second % 60 == 0);
        assertThat(world.told(JobExecuted.class))
                .anyMatch(event ->
                        Duration.between(event.fireTime(), event.time()).toMillis() > 500)
                .allMatch(event ->
                        Duration.between(event.fireTime(), event.time()).compareTo(Duration.ofSeconds(30)) < 0);
    }

    @Test
    void aYearOfADailyJobTakesAMoment() {
        world.scheduler.schedule(job(cron().hour(5)));
        world.advance(Duration.ofDays(365));
        assertThat(calls).hasValue(365);
        Instant last = world.told(JobExecuted.class).get(364).fireTime();
        assertThat(last).isEqualTo(Instant.parse("2026-12-31T05:00:00Z"));
    }

    @Test
    void rule23_jitterSpreadsRetriesOverTheirWait() {
        Retry retry = Retry.fixed(1, Duration.ofMinutes(10)).withJitter();
        for (int i = 0; i < 20; i++) {
            world.scheduler.schedule(JobSpec.of(
                            Task.of(() -> {
                                throw new IllegalStateException("failed");
                            }),
                            now())
                    .id("job " + i)
                    .retry(retry));
        }
        world.advance(Duration.ofMinutes(10));
        List<Long> waits = world.told(JobFailed.class).stream()
                .filter(failed -> failed.attempt() == 2)
                .map(failed -> Duration.between(World.START, failed.time()).toSeconds())
                .toList();
        assertThat(waits).hasSize(20).allMatch(wait -> wait < 600);
        assertThat(waits).anyMatch(wait -> wait < 300).anyMatch(wait -> wait > 300);
    }
}
