package io.apscheduler.engine.explain;

import static io.apscheduler.spi.Standing.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apscheduler.engine.definition.JobSnapshot;
import io.apscheduler.engine.plan.Delay;
import io.apscheduler.engine.plan.FireTimes;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Missed;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.plan.Schedule;
import io.apscheduler.engine.plan.Terms;
import io.apscheduler.engine.plan.Trouble;
import io.apscheduler.event.MissReason;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.Explanation;
import io.apscheduler.job.Explanation.Cause;
import io.apscheduler.job.Explanation.Upcoming;
import io.apscheduler.job.JobState;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Explanations as a table of facts; seconds since the epoch, the schedule fires each 10, and it is 100. */
class ExplainingTest {
    private static final long SECOND = 1_000_000;
    private static final long NOW = 100 * SECOND;
    private static final Here HERE = new Here("me-1", NEVER, false, false, true, false, null);
    private static final Terms TERMS = new Terms(SECOND, Coalesce.NONE, 50, 1, false, null);
    private static final Schedule TENS =
            new Schedule(new FireTimes(ExplainingTest::tens, Delay.NONE), TERMS, ZoneId.of("Europe/Berlin"));
    private static final Trouble CROWDED =
            Trouble.missed(new Missed(80 * SECOND, 90 * SECOND, 2, MissReason.MAX_INSTANCES), 91 * SECOND);

    private static Optional<Instant> tens(Optional<Instant> previous, Instant from) {
        long after =
                Math.max(previous.map(time -> time.getEpochSecond() + 1).orElse(Long.MIN_VALUE), from.getEpochSecond());
        return Optional.of(Instant.ofEpochSecond(Math.floorDiv(after + 9, 10L) * 10));
    }

    private static Standing standing(long nextFire, long due) {
        return standing(nextFire, due, Notes.NONE);
    }

    private static Standing standing(long nextFire, long due, Notes notes) {
        return new Standing(seconds(nextFire), seconds(due), 3, false, null, notes.orNull());
    }

    private static long seconds(long number) {
        return number == NEVER ? NEVER : number * SECOND;
    }

    private static Notes noting(@Nullable Trouble trouble) {
        return new Notes(List.of(), List.of(), List.of(), trouble);
    }

    private static Explanation explain(
            Standing standing, @Nullable String owner, Here here, @Nullable Schedule schedule) {
        JobRecord record =
                new JobRecord("job", Definition.of("{}", "daily", "reports", 5, null), standing, 1, owner, 7);
        return Explaining.explain(new Facts(new JobSnapshot("default", record, NOW), record, schedule, here, NOW));
    }

    static Stream<Arguments> cases() {
        Standing waiting = standing(110, 110);
        Standing due = standing(90, 90);
        Standing paused = new Standing(seconds(110), NEVER, 3, true, null, null);
        Standing used = new Standing(NEVER, NEVER, 50, false, null, null);
        Notes inFlight = new Notes(List.of(List.of(new Attempt(seconds(70), 1))), List.of(), List.of(), CROWDED);
        Trouble failed = Trouble.failed(
                new RunPlan(seconds(90), 0, 1, RunPlan.Grace.LIMITED), new RuntimeException("disk full"), 1);
        Notes retrying = new Notes(List.of(), List.of(new Retrial(seconds(90), 2, seconds(105))), List.of(), failed);
        Notes dueRetry = new Notes(List.of(), List.of(new Retrial(seconds(70), 2, seconds(95))), List.of(), null);
        Here ignorant = new Here("me-1", NEVER, false, false, true, false, "No task is registered here as \"x\".");
        Here resting = new Here("me-1", NEVER, true, true, true, false, null);
        Here without = new Here("me-1", NEVER, false, false, false, false, null);
        return Stream.of(
                arguments(waiting, null, HERE, Cause.SCHEDULED, "waits for its next fire time, 1970-01-01T00:01:50Z."),
                arguments(waiting, "me-1", HERE, Cause.SCHEDULED, "waits for its next fire time"),
                arguments(
                        due,
                        "other-2",
                        HERE,
                        Cause.RUNNING,
                        "fire time 1970-01-01T00:01:30Z is under way, or handed over, on node other-2."),
                arguments(
                        standing(NEVER, 95, dueRetry),
                        "me-1",
                        HERE,
                        Cause.RUNNING,
                        "fire time 1970-01-01T00:01:10Z is under way"),
                arguments(
                        standing(NEVER, 95, new Notes(List.of(), List.of(), List.of(seconds(95)), null)),
                        "me-1",
                        HERE,
                        Cause.RUNNING,
                        "fire time 1970-01-01T00:01:35Z"),
                arguments(standing(NEVER, 95), "me-1", HERE, Cause.RUNNING, "A run is under way"),
                arguments(
                        standing(110, 70, inFlight),
                        "me-1",
                        HERE,
                        Cause.MAX_INSTANCES,
                        "missed, as only one instance may run at once"),
                arguments(
                        due,
                        null,
                        HERE,
                        Cause.DUE,
                        "due since 1970-01-01T00:01:30Z, and waits for a node with a free thread of executor \"reports\""),
                arguments(due, null, ignorant, Cause.DECLINED, "leaves it to others: No task is registered here"),
                arguments(due, null, without.asUnserved(), Cause.UNSERVED, "apscheduler.executor.reports.class"),
                arguments(due, null, without, Cause.DUE, "waits for a node"),
                arguments(due, null, resting, Cause.SCHEDULER_PAUSED, "paused until resume()"),
                arguments(paused, null, HERE, Cause.PAUSED, "paused until resumeJob(\"job\")"),
                arguments(
                        standing(110, 105, retrying),
                        null,
                        HERE,
                        Cause.RETRYING,
                        "Attempt 2 of the run of fire time 1970-01-01T00:01:30Z begins at 1970-01-01T00:01:45Z. The one before failed: java.lang.RuntimeException: disk full"),
                arguments(standing(NEVER, NEVER), null, HERE, Cause.FINISHED, "no further fire time"),
                arguments(used, null, HERE, Cause.FINISHED, "all its 50 runs (max_runs)"),
                arguments(
                        new Standing(seconds(90), NEVER, 3, false, "It cannot be read.", null),
                        null,
                        HERE,
                        Cause.QUARANTINED,
                        "until requeue(\"job\"): It cannot be read."));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellWhatDecides(Standing standing, @Nullable String owner, Here here, Cause cause, String reason) {
        Explanation explanation = explain(standing, owner, here, TENS);
        assertThat(explanation.cause()).isEqualTo(cause);
        assertThat(explanation.reason()).contains(reason);
        assertThat(explanation.text())
                .contains("Job \"job\" (daily) in job store \"default\"")
                .contains(reason);
        assertThat(explain(standing, owner, here, null).cause()).isEqualTo(cause);
    }

    @Test
    void tellTheNextFiveFireTimesInTheirZone() {
        Explanation explanation = explain(standing(110, 110), null, HERE, TENS);
        assertThat(explanation.next())
                .extracting(upcoming -> upcoming.fireTime().toEpochSecond())
                .containsExactly(110L, 120L, 130L, 140L, 150L);
        assertThat(explanation.text()).contains("Next fire times: 1970-01-01 01:01:50 CET, 1970-01-01 01:02:00 CET");
    }

    @Test
    void tellWhatJitterAdds() {
        FireTimes jittering = new FireTimes(ExplainingTest::tens, (time, next) -> 1_500_000);
        Explanation explanation = explain(standing(110, 111), null, HERE, new Schedule(jittering, TERMS, TENS.zone()));
        Upcoming first = explanation.next().get(0);
        assertThat(first.jitter()).hasMillis(1_500);
        assertThat(first.due()).isEqualTo(Instant.ofEpochMilli(111_500));
        assertThat(explanation.text()).contains("01:01:50 CET (runs 1.5 s later by its jitter)");
        assertThat(explanation.reason()).contains("due at 1970-01-01T00:01:51.500Z");
    }

    @Test
    void tellOnlyTheFireTimesThatAreLeft() {
        Standing last = new Standing(seconds(110), seconds(110), 48, false, null, null);
        assertThat(explain(last, null, HERE, TENS).next()).hasSize(2);
        Standing underWay = new Standing(seconds(90), seconds(90), 48, false, null, null);
        assertThat(explain(underWay, "me-1", HERE, TENS).next())
                .extracting(upcoming -> upcoming.fireTime().toEpochSecond())
                .containsExactly(100L);
    }

    @Test
    void tellOfAPausedJobWhatWouldComeIfItWereResumed() {
        Standing paused = new Standing(seconds(20), NEVER, 3, true, null, null);
        Explanation explanation = explain(paused, null, HERE, TENS);
        assertThat(explanation.job().state()).isEqualTo(JobState.PAUSED);
        assertThat(explanation.next().get(0).fireTime().toEpochSecond()).isEqualTo(100);
        assertThat(explanation.text()).contains("Next fire times if resumed: ");
    }

    @Test
    void comeWithoutFireTimesWhereTheTriggerFails() {
        FireTimes broken = new FireTimes(
                (previous, from) -> {
                    throw new IllegalStateException("broken");
                },
                (time, next) -> 1);
        Explanation explanation = explain(standing(110, 110), null, HERE, new Schedule(broken, TERMS, TENS.zone()));
        assertThat(explanation.next()).isEmpty();
        assertThat(explanation.cause()).isEqualTo(Cause.SCHEDULED);
    }

    @Test
    void tellWhoHoldsTheJob() {
        Here leased = new Here("me-1", 115 * SECOND, false, false, true, false, null);
        Explanation ours = explain(standing(90, 90), "me-1", leased, TENS);
        assertThat(ours.owner()).isEqualTo(new Explanation.Owner("me-1", true, Instant.ofEpochSecond(115)));
        assertThat(ours.text()).contains("Held by: node me-1 (this one), its lease holds until 1970-01-01T00:01:55Z");
        Explanation theirs = explain(standing(90, 90), "other-2", leased, TENS);
        assertThat(theirs.owner()).isEqualTo(new Explanation.Owner("other-2", false, null));
        assertThat(explain(standing(90, 90), null, leased, TENS).owner()).isNull();
    }

    @Test
    void remarkWhatKeepsThisNodeFromRunningIt() {
        Here busy = new Here("me-1", NEVER, true, false, false, false, "No such class.");
        assertThat(explain(standing(110, 110), null, busy, TENS).remarks())
                .containsExactly(
                        "This node starts no runs: its scheduler is paused.",
                        "This node has no executor \"reports\" and leaves the job to others.",
                        "This node has left the job to others: No such class.");
        assertThat(explain(standing(90, 90), "other-2", busy, TENS).remarks()).isEmpty();
    }

    static Stream<Arguments> troubles() {
        RunPlan run = new RunPlan(seconds(70), 0, 2, RunPlan.Grace.LIMITED);
        String message = "x".repeat(300) + "\nand more";
        Trouble cancelled = new Trouble(Trouble.Kind.CANCELLED, seconds(70), seconds(70), 1, seconds(71), null);
        return Stream.of(
                arguments(
                        CROWDED,
                        "missed 2 fire times from 1970-01-01T00:01:20Z to 1970-01-01T00:01:30Z, as earlier runs had not ended (MAX_INSTANCES, found at 1970-01-01T00:01:31Z)."),
                arguments(
                        Trouble.missed(Missed.one(seconds(70), MissReason.MISFIRE), NOW),
                        "missed the fire time 1970-01-01T00:01:10Z, later than its grace time of PT1S (MISFIRE,"),
                arguments(Trouble.missed(Missed.one(seconds(70), MissReason.LOST), NOW), "must not be repeated (LOST,"),
                arguments(
                        Trouble.failed(run, new IllegalStateException(message), NOW),
                        "attempt 2 of the run of fire time 1970-01-01T00:01:10Z failed at 1970-01-01T00:01:40Z: java.lang.IllegalStateException: xxx"),
                arguments(cancelled, "attempt 1 of the run of fire time 1970-01-01T00:01:10Z was cancelled at"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void tellWhatWentWrongLast(Trouble trouble, String text) {
        Explanation explanation = explain(standing(110, 110, noting(trouble)), null, HERE, TENS);
        Explanation.Trouble told = explanation.trouble();
        assertThat(told).isNotNull();
        assertThat(told.kind().name()).isEqualTo(trouble.kind().name());
        assertThat(told.fireTime()).isEqualTo(Micros.instant(trouble.last()));
        assertThat(told.text()).contains(text).hasSizeLessThan(350);
        assertThat(explanation.text()).contains("Last trouble: ").contains(text);
    }

    @Test
    void survivesAnExceptionThatCannotBeWritten() {
        RunPlan run = new RunPlan(seconds(70), 0, 2, RunPlan.Grace.LIMITED);
        RuntimeException mean = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };
        assertThat(Trouble.failed(run, mean, NOW).failure())
                .isEqualTo(mean.getClass().getName());
    }

    @Test
    void doNotMindNotesThatCannotBeRead() {
        Standing unreadable = new Standing(seconds(110), seconds(110), 3, false, null, Standing.StateText.of("?"));
        assertThat(explain(unreadable, null, HERE, TENS).cause()).isEqualTo(Cause.SCHEDULED);
    }
}
