package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Diary;
import io.apscheduler.Scheduler;
import io.apscheduler.event.MissReason;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobQuarantined;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Retry;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskNotPersistableException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that are kept as text: restarts, unreadable ones, and nodes that die, on a clock moved by hand. */
@Timeout(60)
class StoredJobsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final TextStore store = new TextStore();
    private World world = new World(builder -> builder.jobStore("default", store));

    @BeforeEach
    void start() {
        Diary.begin();
        world.scheduler.start();
    }

    @AfterEach
    void shutDown() {
        Diary.release();
        world.close();
    }

    private static JobSpec noting(String id) {
        return JobSpec.of(Task.of(Diary::note, id), every(SECOND)).id(id).misfireGraceTime(Duration.ofHours(1));
    }

    private Job job(String id) {
        return world.scheduler.job(id).orElseThrow();
    }

    @Nested
    class Restarting {
        @Test
        void findsEveryOptionAgain() {
            JobSpec spec = noting("full")
                    .trigger(cron().dayOfWeek("mon-fri").hour(5))
                    .name("A \"name\" ✓")
                    .misfireGraceTime(JobSpec.NO_LIMIT)
                    .coalesce(Coalesce.EARLIEST)
                    .maxRuns(10)
                    .maxInstances(3)
                    .priority(7)
                    .atMostOnce()
                    .timeout(Duration.ofMinutes(1))
                    .retry(Retry.exponential(5, SECOND));
            world.scheduler.schedule(spec);
            world.scheduler.shutdown();
            world.scheduler.start();
            JobSpec found = job("full").spec();
            assertThat(found.trigger()).isEqualTo(spec.trigger());
            assertThat(found.task().callsSameAs(spec.task())).isTrue();
            assertThat(found.name()).isEqualTo(spec.name());
            assertThat(found.misfireGraceTime()).hasValue(JobSpec.NO_LIMIT);
            assertThat(found.coalesce()).hasValue(Coalesce.EARLIEST);
            assertThat(found.maxRuns()).hasValue(10);
            assertThat(found.maxInstances()).hasValue(3);
            assertThat(found.priority()).isEqualTo(7);
            assertThat(found.isAtMostOnce()).isTrue();
            assertThat(found.timeout()).hasValue(Duration.ofMinutes(1));
            assertThat(found.retry()).hasValue(Retry.exponential(5, SECOND));
        }

        @Test
        void rule17_defaultsAreFixedWhenTheJobIsCreated() {
            world.scheduler.schedule(
                    JobSpec.of(Task.of(Diary::note, "daily"), cron().hour(5)).id("daily"));
            world.scheduler.shutdown();
            World later = new World(builder -> builder.jobStore("default", store.shared())
                    .timeZone(ZoneId.of("Asia/Tokyo"))
                    .misfireGraceTime(Duration.ofHours(9)));
            later.scheduler.start();
            Job found = later.scheduler.job("daily").orElseThrow();
            assertThat(found.spec().misfireGraceTime()).hasValue(SECOND);
            later.scheduler.modify("daily", spec -> spec.name("renamed"));
            assertThat(later.scheduler.job("daily").orElseThrow().nextFireTime())
                    .hasValue(World.START.plus(Duration.ofHours(5)));
            later.close();
        }

        @Test
        void rule19_aJobPutInAtEachStartStillFires() {
            world.scheduler.shutdown();
            for (int hour = 0; hour < 30; hour++) {
                world.scheduler.schedule(JobSpec.of(Task.of(Diary::note, "daily"), every(Duration.ofHours(24)))
                        .id("daily")
                        .onConflict(ConflictPolicy.REPLACE));
                world.scheduler.start();
                world.advance(Duration.ofHours(1));
                world.scheduler.shutdown();
            }
            assertThat(Diary.DONE).containsExactly("daily");
        }
    }

    @Nested
    class WhatCannotBeKept {
        @Test
        void lambdasAreRefused() {
            assertThatThrownBy(() -> world.scheduler.schedule(Task.of(() -> Diary.DONE.add("x")), every(SECOND)))
                    .isInstanceOf(TaskNotPersistableException.class)
                    .hasMessageContaining("lambda");
        }

        @Test
        void lambdasAreRefusedBeforeTheStartToo() {
            Scheduler waiting = Scheduler.create();
            waiting.addJobStore("text", new TextStore());
            assertThatThrownBy(() -> waiting.schedule(JobSpec.of(Task.of(() -> Diary.DONE.add("x")), every(SECOND))
                            .store("text")))
                    .isInstanceOf(TaskNotPersistableException.class);
            StringBuilder listing = new StringBuilder();
            waiting.printJobs(listing);
            assertThat(listing).contains("Jobstore default:").contains("Jobstore text:");
        }

        @Test
        void triggersWrittenAsCodeAreRefused() {
            assertThatThrownBy(() -> world.scheduler.schedule(
                            Task.of(Diary::note, "x"), (previous, from) -> java.util.Optional.of(from)))
                    .isInstanceOf(TaskNotPersistableException.class)
                    .hasMessageContaining("TriggerProvider");
        }
    }

    @Nested
    class Rule15WhatCannotBeRestored {
        @Test
        void undecodableJobsAreQuarantinedAtOnceAndKept() {
            world.scheduler.schedule(noting("job"));
            store.tamper(text -> "{\"v\":99}");
            world.advance(SECOND);
            Job kept = job("job");
            assertThat(kept.state()).isEqualTo(JobState.QUARANTINED);
            assertThat(kept.quarantineReason().orElseThrow()).contains("99");
            assertThatThrownBy(kept::spec).isInstanceOf(SchedulerException.class);
            assertThat(world.told(JobQuarantined.class)).hasSize(1);
            StringBuilder listing = new StringBuilder();
            world.scheduler.printJobs(listing);
            assertThat(listing).contains("note (trigger: unreadable, quarantined: ");
            store.tamper(text -> text);
            world.scheduler.requeue("job");
            world.advance(Duration.ofSeconds(2));
            assertThat(world.seconds(JobExecuted.class)).containsExactly(1L, 2L, 3L);
        }

        @Test
        void aJobWhoseDateHasPassedInQuarantineRunsWhenRequeued() {
            world.scheduler.schedule(noting("job").trigger(at(World.START.plusSeconds(1))));
            store.tamper(text -> "?");
            world.advance(Duration.ofHours(2));
            assertThat(job("job").state()).isEqualTo(JobState.QUARANTINED);
            store.tamper(text -> text);
            world.scheduler.requeue("job");
            world.settle();
            assertThat(Diary.DONE).containsExactly("job");
            assertThat(world.scheduler.job("job")).isEmpty();
        }

        @Test
        void unknownTasksAreDeclinedAndQuarantinedWhenNobodyTakesThemWithinALease() {
            world.scheduler.schedule(noting("job"));
            world.scheduler.schedule(noting("other").maxRuns(40));
            store.tamper(text -> text.contains("\"job\"") ? text.replace("::note", "::gone") : text);
            world.advance(Duration.ofSeconds(10));
            assertThat(job("job").state()).isNotEqualTo(JobState.QUARANTINED);
            world.advance(LEASE);
            assertThat(job("job").state()).isEqualTo(JobState.QUARANTINED);
            assertThat(job("job").quarantineReason().orElseThrow()).contains("gone");
            assertThat(Diary.DONE).hasSize(25).containsOnly("other");
        }

        @Test
        void jobsOfAnExecutorThatNobodyHasAreQuarantinedWithinTwoLeases() {
            ExecutorService threads = Executors.newSingleThreadExecutor();
            world.scheduler.addExecutor("reports", threads);
            world.scheduler.schedule(noting("report").executor("reports"));
            world.scheduler.schedule(noting("other"));
            world.advance(SECOND);
            assertThat(Diary.DONE).containsExactlyInAnyOrder("report", "other");
            world.scheduler.removeExecutor("reports");
            world.advance(LEASE);
            assertThat(job("report").state()).isNotEqualTo(JobState.QUARANTINED);
            world.advance(LEASE.plus(LEASE));

            assertThat(job("report").state()).isEqualTo(JobState.QUARANTINED);
            assertThat(job("report").quarantineReason().orElseThrow())
                    .isEqualTo("There is no executor \"reports\" on any node. Add one of that name"
                            + " (apscheduler.executor.NAME.class) or change the job's, then requeue the job.");
            assertThat(world.told(JobQuarantined.class)).hasSize(1);
            assertThat(job("other").state()).isNotEqualTo(JobState.QUARANTINED);

            Diary.begin();
            world.scheduler.addExecutor("reports", threads);
            world.scheduler.requeue("report");
            world.advance(SECOND);
            assertThat(Diary.DONE).contains("report", "other");
            threads.shutdown();
        }

        @Test
        void whatAnotherNodeKnowsIsLeftToIt() {
            world.scheduler.register("known later", Task.of(Diary::note, "named"));
            world.scheduler.schedule(JobSpec.of(Task.named("known later"), at(World.START.plusSeconds(1)))
                    .id("job"));
            world.scheduler.shutdown();
            World ignorant = new World(
                    builder -> builder.jobStore("default", store.shared()).misfireGraceTime(Duration.ofHours(1)));
            ignorant.scheduler.start();
            ignorant.advance(Duration.ofSeconds(2));
            assertThat(Diary.DONE).isEmpty();
            ignorant.scheduler.register("known later", Task.of(Diary::note, "named"));
            ignorant.settle();
            assertThat(ignorant.scheduler.job("job")).isEmpty();
            ignorant.close();
        }
    }

    @Nested
    class Rule13Recovery {
        private final TextStore otherHandle = store.shared();
        private final Scheduler other = Scheduler.builder()
                .clock(world.clock)
                .property("apscheduler.timezone", "UTC")
                .jobStore("default", otherHandle)
                .build();

        private void dieWhileRunning(JobSpec spec) throws InterruptedException {
            Diary.hold();
            world.scheduler.schedule(spec);
            world.clock.advance(SECOND);
            Diary.awaitBegun();
            store.cutOff(true);
            Diary.release();
        }

        private void takeOver() throws Exception {
            other.start();
            world.clock.advance(LEASE.plusSeconds(1));
            ((io.apscheduler.spi.Steppable) other).settle(Duration.ofSeconds(20));
        }

        private void end() {
            other.shutdown();
            store.cutOff(false);
            world.settle();
        }

        @Test
        void aRunUnderWayIsMadeAgain() throws Exception {
            dieWhileRunning(
                    noting("job").trigger(at(World.START.plusSeconds(1))).misfireGraceTime(SECOND));
            takeOver();
            assertThat(Diary.DONE).containsExactly("job", "job again");
            assertThat(other.jobs()).isEmpty();
            end();
        }

        @Test
        void orReportedLostWhereItAskedForAtMostOneStart() throws Exception {
            List<JobMissed> missed = new CopyOnWriteArrayList<>();
            other.on(JobMissed.class, missed::add);
            dieWhileRunning(
                    noting("job").trigger(at(World.START.plusSeconds(1))).atMostOnce());
            takeOver();
            assertThat(Diary.DONE).containsExactly("job");
            assertThat(missed).extracting(JobMissed::reason).containsExactly(MissReason.LOST);
            end();
        }

        @Test
        void aZombiesCompletionIsNotRecorded() throws Exception {
            dieWhileRunning(
                    noting("job").trigger(every(Duration.ofSeconds(10)).startingAt(World.START.plusSeconds(1))));
            takeOver();
            long runs = other.job("job").orElseThrow().runCount();
            end();
            assertThat(job("job").runCount()).isEqualTo(runs);
        }
    }

    @Test
    void rule22_aJobOfAnotherNodeIsRunWhereItIsOwned() throws Exception {
        World other = new World(builder -> builder.jobStore("default", store.shared()));
        other.scheduler.schedule(noting("unrelated").trigger(at("2030-01-01")));
        world.scheduler.schedule(noting("job").trigger(every(Duration.ofSeconds(3))));
        world.advance(Duration.ofSeconds(3));
        other.scheduler.start();
        other.scheduler.runNow("job");
        world.clock.advance(Duration.ofSeconds(6));
        world.settle();
        assertThat(Diary.DONE.size()).isGreaterThanOrEqualTo(2);
        other.close();
    }

    @Test
    void rule22_aRunAskedForIsNotLateForHavingWaitedForANode() {
        world.scheduler.schedule(noting("job").trigger(every(Duration.ofHours(1))));
        world.scheduler.pause();
        world.scheduler.runNow("job");
        world.jump(Duration.ofMinutes(2));
        world.scheduler.resume();
        world.settle();
        assertThat(world.told(JobMissed.class)).isEmpty();
        assertThat(world.seconds(JobExecuted.class)).containsExactly(0L);
    }

    @Test
    void aJobIsFoundInItsStoreAlone() {
        world.scheduler.schedule(noting("job"));
        assertThat(world.scheduler.job("default", "job")).isPresent();
        assertThat(world.scheduler.job("default", "other")).isEmpty();
        assertThatThrownBy(() -> world.scheduler.job("elsewhere", "job"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elsewhere");
        world.scheduler.shutdown();
        world.scheduler.schedule(noting("waiting"));
        assertThat(world.scheduler.job("default", "waiting")).isPresent();
        assertThat(world.scheduler.job("elsewhere", "waiting")).isEmpty();
    }

    @Test
    void rule23_aRetryOutlivesARestart() {
        world.scheduler.schedule(JobSpec.of(Task.of(Diary::fail), at(World.START.plusSeconds(1)))
                .id("job")
                .retry(Retry.fixed(2, Duration.ofMinutes(5))));
        world.advance(Duration.ofSeconds(2));
        world.scheduler.shutdown();
        world.clock.advance(Duration.ofMinutes(20));
        world.scheduler.start();
        world.advance(Duration.ofMinutes(10));
        assertThat(world.told(JobFailed.class)).extracting(JobFailed::attempt).containsExactly(1, 2, 3);
        assertThat(world.scheduler.jobs()).isEmpty();
    }

    @Test
    void aTextStoreRunsJobsLikeAnyOther() {
        world.scheduler.schedule(noting("job").maxRuns(5));
        world.advance(Duration.ofMinutes(1));
        assertThat(world.seconds(JobExecuted.class)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(world.scheduler.jobs()).isEmpty();
    }
}
