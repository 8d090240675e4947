package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apscheduler.ShutdownOption;
import io.apscheduler.event.EventType;
import io.apscheduler.event.MissReason;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobAdded;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobModified;
import io.apscheduler.event.SchedulerEvent.JobQuarantined;
import io.apscheduler.event.SchedulerEvent.JobRejected;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.event.SchedulerEvent.JobRetriesExhausted;
import io.apscheduler.event.SchedulerEvent.SchedulerShutDown;
import io.apscheduler.job.CommandFailedException;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobConflictException;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobNeverFiresException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import io.apscheduler.store.memory.MemoryJobStore;
import io.apscheduler.trigger.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sees happen what the page about the rules says, rule by rule, on a whole scheduler with the memory store. */
class RulesTest {
    private static final String NOON = "2026-07-01T12:00";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Task NOTHING = Task.of(() -> {});
    private static final Task CRASH = Task.of(SampleTasks::crash);

    private static JobSpec minutely(String id) {
        return JobSpec.of(NOTHING, every(MINUTE)).id(id);
    }

    @Test
    @DisplayName("1: a clock set back delays, and nothing is handled twice")
    void rule1() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(minutely("job"));
            stage.advance(MINUTE);
            stage.clock().set(Stage.instant("2026-07-01T11:00"));
            stage.until("2026-07-01T12:01:30");
            assertThat(stage.executed()).containsExactly("2026-07-01T12:01");
            stage.until("2026-07-01T12:02");

            assertThat(stage.executed()).containsExactly("2026-07-01T12:01", "2026-07-01T12:02");
        }
    }

    @Test
    @DisplayName("2: at most 1,000 runs are taken at a time, and the others follow")
    void rule2() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler()
                    .schedule(JobSpec.of(NOTHING, every(Duration.ofSeconds(1))).misfireGraceTime(JobSpec.NO_LIMIT));
            stage.scheduler().pause();
            stage.advance(Duration.ofSeconds(2_500));
            stage.scheduler().resume();
            stage.advance(Duration.ZERO);

            assertThat(stage.executed()).hasSize(2_500).isSorted();
            assertThat(stage.missed()).isEmpty();
        }
    }

    @Test
    @DisplayName("5: a year's outage is one event, with at least 10,000 as its number")
    void rule5() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(JobSpec.of(NOTHING, every(Duration.ofSeconds(1))));
            stage.scheduler().pause();
            stage.advance(Duration.ofDays(365));
            stage.scheduler().resume();
            stage.advance(Duration.ZERO);

            JobMissed missed = stage.missed().get(0);
            assertThat(stage.missed()).hasSize(1);
            assertThat(missed.count()).isGreaterThanOrEqualTo(10_000);
            assertThat(missed.firstFireTime()).isEqualTo(Stage.instant("2026-07-01T12:00:01"));
            assertThat(missed.reason()).isEqualTo(MissReason.MISFIRE);
        }
    }

    @Test
    @DisplayName("8: fire times do not drift with the length of runs")
    void rule8() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(minutely("job").misfireGraceTime(MINUTE));
            stage.scheduler().pause();
            stage.until("2026-07-01T12:01:40");
            stage.scheduler().resume();
            stage.until("2026-07-01T12:02:00");

            assertThat(stage.executed()).containsExactly("2026-07-01T12:01", "2026-07-01T12:02");
        }
    }

    @Test
    @DisplayName("9: a job is removed after its last run")
    void rule9() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(NOTHING, now());
            stage.advance(Duration.ZERO);

            assertThat(stage.events())
                    .extracting(SchedulerEvent::getClass)
                    .containsSubsequence(JobExecuted.class, JobRemoved.class);
            assertThat(stage.scheduler().jobs()).isEmpty();
        }
    }

    @Test
    @DisplayName("10: a tentative job is pending, and its fire time is computed at the start")
    void rule10() {
        try (Stage stage = Stage.at(NOON)) {
            Job job = stage.scheduler().schedule(minutely("job"));
            assertThat(job.state()).isEqualTo(JobState.PENDING);
            assertThat(job.nextFireTime()).isEmpty();
            stage.clock().advance(Duration.ofHours(1));
            stage.start();

            assertThat(stage.scheduler().job("job").orElseThrow().nextFireTime())
                    .contains(Stage.instant("2026-07-01T13:01"));
        }
    }

    @Test
    @DisplayName("10: an expired and a conflicting tentative job are reported, and the others start")
    void rule10Reports() {
        MemoryJobStore store = new MemoryJobStore();
        try (Stage before =
                Stage.at(NOON, settings -> settings.jobStore("default", store)).start()) {
            before.scheduler().schedule(minutely("taken"));
        }
        try (Stage stage = Stage.at(NOON, settings -> settings.jobStore("default", store))) {
            stage.scheduler()
                    .schedule(JobSpec.of(NOTHING, at("2026-07-01 12:30")).id("expired"));
            stage.scheduler().schedule(minutely("taken"));
            stage.scheduler().schedule(minutely("fine"));
            stage.clock().advance(Duration.ofHours(1));
            stage.start();

            assertThat(stage.missed()).extracting(JobMissed::jobId).contains("expired");
            assertThat(stage.events(JobRemoved.class))
                    .extracting(event -> event.job().id())
                    .containsExactly("expired");
            assertThat(stage.events(JobRejected.class)).singleElement().satisfies(event -> {
                assertThat(event.spec().id()).contains("taken");
                assertThat(event.reason()).isInstanceOf(JobConflictException.class);
            });
            assertThat(stage.events(JobAdded.class))
                    .extracting(event -> event.job().id())
                    .containsExactly("fine");
        }
    }

    @Test
    @DisplayName("10: a running scheduler refuses a job that would never fire; a date just past is due")
    void rule10Running() {
        try (Stage stage = Stage.at(NOON).start()) {
            assertThatExceptionOfType(JobNeverFiresException.class)
                    .isThrownBy(() -> stage.scheduler().schedule(NOTHING, at("2026-07-01 11:59:58")));
            stage.scheduler().schedule(NOTHING, at("2026-07-01 11:59:59"));
            stage.advance(Duration.ZERO);

            assertThat(stage.executed()).containsExactly("2026-07-01T11:59:59");
        }
    }

    @Test
    @DisplayName(
            "11: a job found in a store keeps its next fire time and count, and what passed is judged by its grace")
    void rule11() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(minutely("job").misfireGraceTime(Duration.ofSeconds(90)));
            stage.advance(MINUTE);
            stage.scheduler().shutdown();
            stage.clock().set(Stage.instant("2026-07-01T12:04:30"));
            stage.start();

            assertThat(stage.executed()).containsExactly("2026-07-01T12:01", "2026-07-01T12:03", "2026-07-01T12:04");
            assertThat(stage.missed()).extracting(JobMissed::count).containsExactly(1L);
            assertThat(stage.scheduler().job("job").orElseThrow().runCount()).isEqualTo(4);
            assertThat(stage.events(JobAdded.class)).hasSize(1);
        }
    }

    /** Schedules another job and removes its own. */
    public static void succeed(JobContext context) {
        context.jobs().schedule(minutely("successor"));
        context.jobs().unschedule(context.job());
    }

    @Test
    @DisplayName("12: a job schedules a job and removes itself")
    void rule12() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler()
                    .schedule(JobSpec.of(Task.of(RulesTest::succeed, Task.CONTEXT), every(MINUTE))
                            .id("first"));
            stage.advance(Duration.ofMinutes(3));

            assertThat(stage.events(JobExecuted.class))
                    .extracting(JobExecuted::jobId)
                    .containsExactly("first", "successor", "successor");
            assertThat(stage.scheduler().jobs()).extracting(Job::id).containsExactly("successor");
        }
    }

    @Test
    @DisplayName("12: shutdown returns to a job and to a listener")
    void rule12Shutdown() {
        for (boolean inListener : List.of(true, false)) {
            try (Stage stage = Stage.at(NOON)) {
                var shutDown = stage.next(SchedulerShutDown.class);
                if (inListener) {
                    stage.scheduler()
                            .on(JobExecuted.class, event -> stage.scheduler().shutdown());
                }
                stage.scheduler().start();
                stage.scheduler().schedule(inListener ? NOTHING : Task.of(stage.scheduler()::close), now());
                Stage.await(shutDown);

                assertThat(stage.executed()).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("14: a job that throws goes on with its schedule")
    void rule14() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(CRASH, every(MINUTE));
            stage.advance(Duration.ofMinutes(2));

            assertThat(stage.events(JobFailed.class)).hasSize(2).allMatch(event -> event.attempt() == 1);
        }
    }

    @Test
    @DisplayName("15, 16: a job whose trigger breaks is quarantined and can be requeued; others go on")
    void rule15() {
        try (Stage stage = Stage.at(NOON).start()) {
            List<Boolean> broken = new ArrayList<>(List.of(false));
            Trigger trigger = (previous, from) -> {
                if (broken.get(0)) {
                    throw new IllegalStateException("out of time");
                }
                return Optional.of(previous.filter(from::isBefore).orElse(from).plus(MINUTE));
            };
            Job job = stage.scheduler().schedule(NOTHING, trigger);
            stage.scheduler().schedule(minutely("other"));
            broken.set(0, true);
            stage.advance(Duration.ofMinutes(2));

            assertThat(stage.events(JobQuarantined.class)).hasSize(1);
            assertThat(stage.scheduler().job(job.id()).orElseThrow())
                    .satisfies(now -> assertThat(now.state()).isEqualTo(JobState.QUARANTINED))
                    .satisfies(now ->
                            assertThat(now.quarantineReason().orElseThrow()).contains("out of time"));
            assertThat(stage.events(JobExecuted.class))
                    .filteredOn(e -> e.jobId().equals("other"))
                    .hasSize(2);

            broken.set(0, false);
            stage.scheduler().requeue(job);
            assertThat(stage.scheduler().job(job.id()).orElseThrow().state()).isEqualTo(JobState.SCHEDULED);
        }
    }

    @Test
    @DisplayName("16: a listener that throws harms nobody")
    void rule16() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().addListener(event -> {
                throw new IllegalStateException("a broken listener");
            });
            stage.scheduler().schedule(minutely("job"));
            stage.advance(Duration.ofMinutes(2));

            assertThat(stage.executed()).hasSize(2);
        }
    }

    @Test
    @DisplayName("17: defaults are fixed when the job is created")
    void rule17() {
        MemoryJobStore store = new MemoryJobStore();
        try (Stage first = Stage.at(
                        NOON, settings -> settings.jobStore("default", store).misfireGraceTime(Duration.ofHours(1)))
                .start()) {
            first.scheduler().schedule(JobSpec.of(NOTHING, cron().hour(18)).id("job"));
        }
        try (Stage second = Stage.at(
                        NOON, settings -> settings.jobStore("default", store).timeZone(ZoneId.of("America/New_York")))
                .start()) {
            Job job = second.scheduler().job("job").orElseThrow();

            assertThat(job.spec().misfireGraceTime()).contains(Duration.ofHours(1));
            assertThat(job.nextFireTime()).contains(Stage.instant("2026-07-01T18:00"));
            second.until("2026-07-03T12:00");
            assertThat(second.executed()).containsExactly("2026-07-01T18:00", "2026-07-02T18:00");
        }
    }

    @Test
    @DisplayName("19: FAIL refuses, KEEP keeps, REPLACE replaces and does not put off")
    void rule19() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(minutely("job"));
            stage.advance(Duration.ofSeconds(30));

            assertThatExceptionOfType(JobConflictException.class)
                    .isThrownBy(() -> stage.scheduler().schedule(minutely("job")));
            Job kept = stage.scheduler().schedule(minutely("job").name("new").onConflict(ConflictPolicy.KEEP));
            assertThat(kept.name()).isEqualTo("lambda");
            Job replaced =
                    stage.scheduler().schedule(minutely("job").name("new").onConflict(ConflictPolicy.REPLACE));
            assertThat(replaced.name()).isEqualTo("new");
            assertThat(replaced.nextFireTime()).contains(Stage.instant("2026-07-01T12:01"));
            Job anew = stage.scheduler()
                    .schedule(JobSpec.of(NOTHING, every(Duration.ofMinutes(2)))
                            .id("job")
                            .onConflict(ConflictPolicy.REPLACE));
            assertThat(anew.nextFireTime()).contains(Stage.instant("2026-07-01T12:02:30"));
        }
    }

    @Test
    @DisplayName("20: a change touches no run that was handed over, and starts from now")
    void rule20() throws Exception {
        Blocked task = new Blocked();
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler()
                    .schedule(JobSpec.of(Task.of(task::run), every(MINUTE)).id("job"));
            stage.advance(Duration.ZERO);
            stage.clock().advance(MINUTE);
            Stage.await(task.begun);
            Job changed = stage.scheduler().reschedule("job", every(Duration.ofHours(1)));
            assertThat(changed.nextFireTime()).contains(Stage.instant("2026-07-01T13:01"));
            task.release();
            stage.advance(Duration.ofMinutes(30));

            assertThat(stage.executed()).containsExactly("2026-07-01T12:01");
            assertThat(stage.scheduler().job("job").orElseThrow())
                    .satisfies(job -> assertThat(job.runCount()).isEqualTo(1))
                    .satisfies(job -> assertThat(job.nextFireTime()).contains(Stage.instant("2026-07-01T13:01")));
        }
    }

    @Test
    @DisplayName("20: a job removed while it runs is not revived")
    void rule20Removed() {
        Blocked task = new Blocked();
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler()
                    .schedule(JobSpec.of(Task.of(task::run), every(MINUTE)).id("job"));
            stage.advance(Duration.ZERO);
            stage.clock().advance(MINUTE);
            Stage.await(task.begun);
            stage.scheduler().unschedule("job");
            task.release();
            stage.advance(Duration.ofMinutes(30));

            assertThat(stage.executed()).containsExactly("2026-07-01T12:01");
            assertThat(stage.scheduler().jobs()).isEmpty();
        }
    }

    @Test
    @DisplayName("21: what passes while a job is paused is neither missed nor caught up")
    void rule21() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(minutely("job").misfireGraceTime(JobSpec.NO_LIMIT));
            assertThat(stage.scheduler().pauseJob("job").state()).isEqualTo(JobState.PAUSED);
            stage.until("2026-07-01T12:10:30");
            stage.scheduler().resumeJob("job");
            stage.until("2026-07-01T12:11");

            assertThat(stage.executed()).containsExactly("2026-07-01T12:11");
            assertThat(stage.missed()).isEmpty();
            assertThat(stage.events(JobModified.class)).hasSize(2);
        }
    }

    @Test
    @DisplayName("22: runNow adds a run, also to a paused job, and counts")
    void rule22() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(minutely("job"));
            stage.scheduler().pauseJob("job");
            stage.until("2026-07-01T12:00:30");
            stage.scheduler().runNow("job");
            stage.advance(Duration.ofMinutes(5));

            assertThat(stage.executed()).containsExactly("2026-07-01T12:00:30");
            assertThat(stage.scheduler().job("job").orElseThrow().runCount()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("23: retries carry the same fire time, and the last failure is told as such")
    void rule23() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler()
                    .schedule(JobSpec.of(CRASH, now()).id("job").retry(Retry.exponential(2, Duration.ofSeconds(10))));
            stage.advance(MINUTE);

            List<JobFailed> failures = stage.events(JobFailed.class);
            assertThat(failures).extracting(JobFailed::attempt).containsExactly(1, 2, 3);
            assertThat(failures).extracting(JobFailed::fireTime).containsOnly(Stage.instant(NOON));
            assertThat(failures)
                    .extracting(JobFailed::time)
                    .containsExactly(
                            Stage.instant(NOON),
                            Stage.instant("2026-07-01T12:00:10"),
                            Stage.instant("2026-07-01T12:00:30"));
            assertThat(stage.events(JobRetriesExhausted.class))
                    .singleElement()
                    .extracting(JobRetriesExhausted::attempts)
                    .isEqualTo(3);
            assertThat(stage.events()).extracting(SchedulerEvent::type).endsWith(EventType.JOB_REMOVED);
        }
    }

    @Test
    @DisplayName("23: the next fire time ends the retries")
    void rule23NextFireTime() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(JobSpec.of(CRASH, every(MINUTE)).retry(Retry.fixed(9, Duration.ofSeconds(25))));
            stage.until("2026-07-01T12:02");

            assertThat(stage.events(JobFailed.class))
                    .extracting(JobFailed::attempt)
                    .containsExactly(1, 2, 3, 1);
            assertThat(stage.events(JobRetriesExhausted.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("24: a run beyond its timeout is interrupted and has failed")
    void rule24() {
        Blocked task = new Blocked();
        try (Stage stage = Stage.at(NOON).start()) {
            var failed = stage.next(JobFailed.class);
            stage.scheduler().schedule(JobSpec.of(Task.of(task::run), now()).timeout(MINUTE));
            Stage.await(task.begun);
            stage.clock().advance(MINUTE);

            assertThat(Stage.await(failed).exception()).isInstanceOf(TimeoutException.class);
            assertThat(task.ended).isNotDone();
        }
    }

    @Test
    @DisplayName("25: the memory store hands over the very objects")
    void rule25() {
        try (Stage stage = Stage.at(NOON).start()) {
            List<String> list = new ArrayList<>();
            stage.scheduler().schedule(Task.of((List<String> argument) -> argument.add("x"), list), every(MINUTE));
            stage.advance(Duration.ofMinutes(2));

            assertThat(list).containsExactly("x", "x");
        }
    }

    @Test
    @DisplayName("27: a command's exit status other than 0 is a failure that carries it")
    void rule27() {
        try (Stage stage = Stage.at(NOON).start()) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            stage.scheduler().schedule(Task.command(java, "--no-such-option"), now());
            stage.advance(Duration.ZERO);

            assertThat(stage.events(JobFailed.class))
                    .singleElement()
                    .extracting(JobFailed::exception)
                    .isInstanceOfSatisfying(CommandFailedException.class, failure -> {
                        assertThat(failure.status()).isEqualTo(1);
                        assertThat(String.join(" ", failure.lastLines())).contains("no-such-option");
                    });
        }
    }

    @Test
    @DisplayName("28: unscheduleTask goes by what is called, whatever the arguments")
    void rule28() {
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().schedule(Task.of(DateJobs::remind, "a"), every(MINUTE));
            stage.scheduler().schedule(Task.of(DateJobs::remind, "b"), every(MINUTE));
            stage.scheduler().schedule(Task.of(SampleTasks::answer), every(MINUTE));

            assertThat(stage.scheduler().unscheduleTask(Task.of(DateJobs::remind, "c")))
                    .isEqualTo(2);
            assertThat(stage.scheduler().jobs()).extracting(Job::name).containsExactly("answer");
        }
    }

    @Test
    @DisplayName("29: a listener that blocks delays no run")
    void rule29() {
        Blocked listener = new Blocked();
        Blocked second = new Blocked();
        try (Stage stage = Stage.at(NOON).start()) {
            stage.scheduler().on(JobExecuted.class, event -> listener.runUninterrupted());
            stage.scheduler().schedule(NOTHING, now());
            Stage.await(listener.begun);
            stage.scheduler().schedule(Task.of(second::run), now());
            Stage.await(second.begun);
            second.release();
            listener.release();
            stage.advance(Duration.ZERO);

            assertThat(stage.executed()).hasSize(2);
        }
    }

    @Test
    @DisplayName("31: a start fails as a whole and names every cause")
    void rule31() {
        try (Stage stage = Stage.at(NOON)) {
            stage.scheduler().schedule(minutely("a").store("nowhere"));
            stage.scheduler().schedule(minutely("b").executor("nobody"));

            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> stage.scheduler().start())
                    .withMessageContaining("nowhere")
                    .withMessageContaining("nobody");
            assertThat(stage.scheduler().isRunning()).isFalse();
        }
    }

    @Test
    @DisplayName("31: an alias that does not exist, or is taken, is refused while running")
    void rule31Running() {
        try (Stage stage = Stage.at(NOON).start()) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> stage.scheduler().schedule(minutely("a").store("nowhere")))
                    .withMessageContaining("nowhere");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> stage.scheduler().addJobStore("default", new MemoryJobStore()))
                    .withMessageContaining("default");
        }
    }

    @Test
    @DisplayName("32: a scheduler that is not running ignores a shutdown, and stores may come and go")
    void rule32() {
        try (Stage stage = Stage.at(NOON)) {
            stage.scheduler().shutdown(ShutdownOption.NO_WAIT);
            stage.start();
            JobStores.byCall(stage.scheduler());
            stage.scheduler().removeJobStore("alarms");
            stage.advance(Duration.ZERO);

            assertThat(stage.events())
                    .extracting(SchedulerEvent::type)
                    .containsExactly(
                            EventType.JOB_STORE_ADDED,
                            EventType.SCHEDULER_STARTED,
                            EventType.JOB_STORE_ADDED,
                            EventType.JOB_STORE_REMOVED);
        }
    }

    @Test
    @DisplayName("33: standalone mode ends when only paused jobs are left")
    void rule33() {
        try (Stage stage = Stage.at(NOON, settings -> settings.property("apscheduler.standalone", "true"))) {
            stage.scheduler().schedule(minutely("job"));
            stage.scheduler()
                    .on(
                            SchedulerEvent.SchedulerStarted.class,
                            e -> stage.scheduler().pauseJob("job"));
            stage.scheduler().start();

            assertThat(stage.scheduler().isRunning()).isFalse();
        }
    }
}
