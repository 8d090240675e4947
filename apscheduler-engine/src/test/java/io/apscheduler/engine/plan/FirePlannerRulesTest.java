package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.event.MissReason;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.Retry;
import io.apscheduler.spi.Standing;
import io.apscheduler.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The planner's rules one by one, each by its name. Times are in microseconds; the schedule fires every 1,000. */
class FirePlannerRulesTest {
    private static final long PERIOD = 1_000;
    private static final Terms USUAL = terms(500, Coalesce.NONE, NEVER, 1);

    private final AtomicInteger asked = new AtomicInteger();
    private final FireTimes times = new FireTimes(every(PERIOD), Delay.NONE);

    private static Terms terms(long grace, Coalesce coalesce, long maxRuns, int maxInstances) {
        return new Terms(grace, coalesce, maxRuns, maxInstances, false, null);
    }

    private static Progress at(long cursor) {
        return new Progress(cursor, 0, false, List.of(), List.of());
    }

    private Trigger every(long period) {
        return (previous, from) -> {
            asked.incrementAndGet();
            long after =
                    Math.max(previous.map(time -> Micros.floor(time) + 1).orElse(Long.MIN_VALUE), Micros.ceiling(from));
            return Optional.of(Micros.instant(Math.floorDiv(after + period - 1, period) * period));
        };
    }

    private Plan plan(Terms terms, Progress progress, long now) {
        return FirePlanner.plan(times, terms, progress, Situation.of(now, 0, false));
    }

    private static List<Long> fireTimes(Plan plan) {
        return plan.rows().stream()
                .flatMap(row -> row.runs().stream())
                .map(RunPlan::fireTime)
                .toList();
    }

    @Nested
    class Due {
        @Test
        void nothingStartsEarly() {
            assertThat(plan(USUAL, at(5_000), 4_999).isEmpty()).isTrue();
            assertThat(fireTimes(plan(USUAL, at(5_000), 5_000))).containsExactly(5_000L);
        }

        @Test
        void aLookTakesAtMostAThousandRunsAndTheRestWaits() {
            Terms patient = terms(NEVER, Coalesce.NONE, NEVER, 1);
            Plan first = plan(patient, at(PERIOD), 2_500 * PERIOD);
            assertThat(fireTimes(first)).hasSize(1_000);
            assertThat(first.catchingUp()).isTrue();
            assertThat(first.progress().cursor()).isEqualTo(1_001 * PERIOD);

            Situation meanwhile = Situation.of(2_600 * PERIOD, 1, true);
            Plan waiting = FirePlanner.plan(times, patient, first.progress(), meanwhile);
            assertThat(waiting.isEmpty()).isTrue();
            assertThat(FirePlanner.nextLook(times, patient, first.progress(), 1, true))
                    .isEqualTo(NEVER);

            Plan second = plan(patient, waiting.progress(), 2_600 * PERIOD);
            assertThat(fireTimes(second)).hasSize(1_000).first().isEqualTo(1_001 * PERIOD);
            assertThat(second.missed()).isEmpty();
        }
    }

    @Nested
    class Grace {
        @Test
        void exactlyTheGraceTimeLateStillRuns() {
            assertThat(fireTimes(plan(USUAL, at(1_000), 1_500))).containsExactly(1_000L);
        }

        @Test
        void aMicrosecondMoreIsMissed() {
            Plan plan = plan(USUAL, at(1_000), 1_501);
            assertThat(plan.rows()).isEmpty();
            assertThat(plan.missed()).containsExactly(Missed.one(1_000, MissReason.MISFIRE));
        }

        @Test
        void aYearsOutageCostsTheSameAsAMinutes() {
            long year = Duration.ofDays(365).toMillis() * 1_000;
            Plan plan = plan(USUAL, at(PERIOD), year);
            int calls = asked.get();
            assertThat(plan.missed()).hasSize(1);
            Missed missed = plan.missed().get(0);
            assertThat(missed.first()).isEqualTo(PERIOD);
            assertThat(missed.last()).isEqualTo(year - PERIOD);
            assertThat(missed.count()).isEqualTo(Look.COUNTED);
            assertThat(fireTimes(plan)).containsExactly(year);
            assertThat(calls).isLessThan(Look.COUNTED + 300);
        }

        @Test
        void coalescingAYearsOutageDoesNotWalkIt() {
            long year = Duration.ofDays(365).toMillis() * 1_000;
            Plan plan = plan(terms(NEVER, Coalesce.LATEST, NEVER, 1), at(PERIOD), year + 1);
            assertThat(fireTimes(plan)).containsExactly(year);
            assertThat(plan.progress().runs()).isEqualTo(1);
            assertThat(asked.get()).isLessThan(200);
        }

        @Test
        void countsFromTheJitteredTime() {
            FireTimes jittered = new FireTimes(every(PERIOD), (fire, next) -> 300);
            Situation late = Situation.of(1_800, 0, false);
            assertThat(fireTimes(FirePlanner.plan(jittered, USUAL, at(1_000), late)))
                    .containsExactly(1_000L);
            Situation later = Situation.of(1_801, 0, false);
            assertThat(FirePlanner.plan(jittered, USUAL, at(1_000), later).missed())
                    .containsExactly(Missed.one(1_000, MissReason.MISFIRE));
            assertThat(FirePlanner.plan(jittered, USUAL, at(1_000), Situation.of(1_299, 0, false))
                            .isEmpty())
                    .isTrue();
        }

        @Test
        void jitterNeverSkipsAFireTimeThatIsInGraceBecauseOfIt() {
            FireTimes jittered = new FireTimes(every(PERIOD), (fire, next) -> 900);
            long now = 100_950;
            Plan plan = FirePlanner.plan(
                    jittered, terms(100, Coalesce.EARLIEST, NEVER, 1), at(1_000), Situation.of(now, 0, false));
            assertThat(fireTimes(plan)).containsExactly(100_000L);
        }
    }

    @Nested
    class MaxInstances {
        @Test
        void aTimeThatComesDueAtTheLimitIsMissedAtThatMoment() {
            Plan plan = FirePlanner.plan(times, USUAL, at(2_000), Situation.of(2_000, 1, false));
            assertThat(plan.missed()).containsExactly(Missed.one(2_000, MissReason.MAX_INSTANCES));
            assertThat(plan.progress().cursor()).isEqualTo(3_000);
            assertThat(plan.progress().runs()).isEqualTo(1);
        }

        @Test
        void aRowOfRunsHoldsOneInstance() {
            Plan plan = plan(terms(NEVER, Coalesce.NONE, NEVER, 1), at(1_000), 5_000);
            assertThat(plan.rows()).hasSize(1);
            assertThat(plan.rows().get(0).runs()).hasSize(5);
        }

        @Test
        void aRequestIsWithinTheLimit() {
            Progress requested = new Progress(9_000, 0, false, List.of(), List.of(2_000L));
            Plan blocked = FirePlanner.plan(times, USUAL, requested, Situation.of(2_000, 1, false));
            assertThat(blocked.missed()).containsExactly(Missed.one(2_000, MissReason.MAX_INSTANCES));
            Plan free = FirePlanner.plan(times, USUAL, requested, Situation.of(2_000, 0, false));
            assertThat(fireTimes(free)).containsExactly(2_000L);
            assertThat(free.progress().requests()).isEmpty();
            assertThat(free.progress().runs()).isEqualTo(1);
        }

        @Test
        void aRequestAndTheScheduleShareTheLimit() {
            Progress both = new Progress(2_000, 0, false, List.of(), List.of(2_000L));
            Plan plan = FirePlanner.plan(times, USUAL, both, Situation.of(2_000, 0, false));
            assertThat(plan.rows()).hasSize(1);
            assertThat(plan.missed()).containsExactly(Missed.one(2_000, MissReason.MAX_INSTANCES));
        }
    }

    @Nested
    class MaxRuns {
        @Test
        void countsMissedTimes() {
            Plan plan = plan(terms(500, Coalesce.NONE, 3, 1), at(1_000), 3_200);
            assertThat(plan.missed()).containsExactly(new Missed(1_000, 2_000, 2, MissReason.MISFIRE));
            assertThat(fireTimes(plan)).containsExactly(3_000L);
            assertThat(plan.progress().isExhausted()).isTrue();
        }

        @Test
        void endsAJobWhoseLimitWasLoweredBelowItsCount() {
            Progress beyond = new Progress(1_000, 5, false, List.of(), List.of());
            Plan plan = plan(terms(500, Coalesce.NONE, 3, 1), beyond, 1_000);
            assertThat(plan.rows()).isEmpty();
            assertThat(plan.progress().isExhausted()).isTrue();
        }
    }

    @Nested
    class Pausing {
        @Test
        void letsFireTimesPassUnlookedAt() {
            Progress paused = new Progress(1_000, 0, true, List.of(), List.of());
            assertThat(plan(USUAL, paused, 9_000).isEmpty()).isTrue();
            assertThat(FirePlanner.nextLook(times, USUAL, paused, 0, false)).isEqualTo(NEVER);
        }

        @Test
        void stillMakesRequestedRuns() {
            Progress paused = new Progress(1_000, 0, true, List.of(), List.of(8_900L));
            assertThat(fireTimes(plan(USUAL, paused, 9_000))).containsExactly(8_900L);
        }
    }

    @Nested
    class Retrying {
        private final Terms retrying =
                new Terms(500, Coalesce.NONE, NEVER, 1, false, Retry.fixed(3, Duration.ofMillis(1)));

        private Progress failed(long cursor, long due) {
            return new Progress(cursor, 1, false, List.of(new Retrial(1_000, 2, due)), List.of());
        }

        @Test
        void isTheSameRunAgainHoweverLate() {
            Plan plan = plan(retrying, failed(NEVER, 1_500), 90_000);
            assertThat(plan.rows()).hasSize(1);
            assertThat(plan.rows().get(0).source()).isEqualTo(RowPlan.Source.RETRY);
            assertThat(plan.rows().get(0).runs()).containsExactly(new RunPlan(1_000, 1_500, 2, RunPlan.Grace.RETRY));
            assertThat(plan.progress().runs()).isEqualTo(1);
        }

        @Test
        void endsWhenTheNextFireTimeComesFirst() {
            Plan plan = plan(retrying, failed(2_000, 2_500), 2_000);
            assertThat(plan.givenUp()).containsExactly(new Retrial(1_000, 2, 2_500));
            assertThat(fireTimes(plan)).containsExactly(2_000L);
            assertThat(plan.progress().retries()).isEmpty();
        }

        @Test
        void waitsForAFreeInstance() {
            Progress failed = failed(NEVER, 1_500);
            Plan plan = FirePlanner.plan(times, retrying, failed, Situation.of(1_600, 1, false));
            assertThat(plan.isEmpty()).isTrue();
            assertThat(plan.progress()).isEqualTo(failed);
        }
    }

    @Nested
    class Recovering {
        private Plan recover(Terms terms, Progress progress, long lease, List<List<Attempt>> inFlight, long now) {
            return FirePlanner.plan(times, terms, progress, Situation.claimed(now, lease, inFlight));
        }

        @Test
        void recordsTheRunByItselfWhereLaterTimesWereMissedSoThatTheyAreNotCountedAgain() {
            Plan plan = recover(USUAL, at(1_000), 1_200, List.of(), 50_000);
            assertThat(plan.missed()).isNotEmpty();
            assertThat(plan.rows().get(0).isOpen()).isFalse();
        }

        @Test
        void repeatsWhatWasDueBeforeTheLeaseLapsedRegardlessOfGrace() {
            Plan plan = recover(USUAL, at(1_000), 1_200, List.of(), 50_000);
            assertThat(plan.rows().get(0).runs().get(0)).isEqualTo(RunPlan.recovery(1_000, 1_000, 1));
            assertThat(fireTimes(plan)).containsExactly(1_000L, 50_000L);
            assertThat(plan.missed()).containsExactly(new Missed(2_000, 49_000, 48, MissReason.MISFIRE));
            assertThat(plan.progress().runs()).isEqualTo(50);
        }

        @Test
        void treatsWhatWasNotDueThenAsUsual() {
            Plan plan = recover(USUAL, at(1_000), 999, List.of(), 1_100);
            assertThat(plan.rows().get(0).runs()).containsExactly(RunPlan.first(1_000, 1_000));
        }

        @Test
        void repeatsWhatTheRecordHasInFlight() {
            List<List<Attempt>> inFlight = List.of(List.of(new Attempt(1_000, 2), new Attempt(2_000, 1)));
            Plan plan = recover(USUAL, at(9_000), 3_000, inFlight, 4_000);
            assertThat(plan.rows().get(0).runs())
                    .containsExactly(RunPlan.recovery(1_000, 1_000, 2), RunPlan.first(2_000, 2_000));
            assertThat(plan.progress().runs()).isZero();
        }

        /** What is in flight may have ended without being recorded, and the next fire time begun in its place. */
        @Test
        void repeatsAlsoTheNextFireTimeThatWasDueBeforeTheLeaseLapsed() {
            List<List<Attempt>> inFlight = List.of(List.of(new Attempt(1_000, 1)));
            Plan plan = recover(USUAL, at(2_000), 2_900, inFlight, 50_000);
            assertThat(plan.rows()).hasSize(1);
            assertThat(plan.rows().get(0).runs())
                    .startsWith(RunPlan.recovery(1_000, 1_000, 1), RunPlan.recovery(2_000, 2_000, 1));
        }

        @Test
        void reportsLostWhatAskedForAtMostOneStart() {
            Terms once = new Terms(500, Coalesce.NONE, NEVER, 1, true, null);
            List<List<Attempt>> inFlight = List.of(List.of(new Attempt(1_000, 1)));
            Plan plan = recover(once, at(9_000), 3_000, inFlight, 4_000);
            assertThat(plan.rows()).isEmpty();
            assertThat(plan.missed()).containsExactly(Missed.one(1_000, MissReason.LOST));
        }

        @Test
        void givesAtMostOnceJobsTheirUsualChanceWhereNoStartWasRecorded() {
            Terms once = new Terms(500, Coalesce.NONE, NEVER, 1, true, null);
            Plan plan = recover(once, at(1_000), 1_200, List.of(), 1_300);
            assertThat(plan.rows().get(0).runs()).containsExactly(RunPlan.first(1_000, 1_000));
        }

        @Test
        void repeatsARequestThatWasUnderWay() {
            Progress requested = new Progress(NEVER, 0, false, List.of(), List.of(1_000L));
            Plan plan = recover(USUAL, requested, 1_200, List.of(), 50_000);
            assertThat(plan.rows().get(0).runs()).containsExactly(RunPlan.recovery(1_000, 1_000, 1));
        }

        @Test
        void makesRunsThatWereGivenBackSubjectToGrace() {
            List<List<Attempt>> givenBack = List.of(List.of(new Attempt(1_000, 1)));
            Plan plan = FirePlanner.plan(times, USUAL, at(9_000), Situation.claimed(1_100, NEVER, givenBack));
            assertThat(plan.rows().get(0).runs()).containsExactly(RunPlan.first(1_000, 1_000));
        }

        @Test
        void coalescesWhatWasUnderWay() {
            Plan plan = recover(terms(500, Coalesce.LATEST, NEVER, 1), at(1_000), 3_200, List.of(), 9_100);
            assertThat(fireTimes(plan)).containsExactly(3_000L, 9_000L);
            assertThat(plan.progress().runs()).isEqualTo(2);
        }
    }

    @Nested
    class FaultyTriggers {
        private Plan plan(Trigger trigger) {
            return FirePlanner.plan(
                    new FireTimes(trigger, Delay.NONE), USUAL, at(1_000), Situation.of(1_000, 0, false));
        }

        @Test
        void areFoundOutWhenTheyThrow() {
            assertThatThrownBy(() -> plan((previous, from) -> {
                        throw new IllegalStateException("no sun today");
                    }))
                    .isInstanceOf(TriggerFaultException.class)
                    .hasMessageContaining("no sun today");
        }

        @Test
        void areFoundOutWhenTheyAnswerWithThePast() {
            assertThatThrownBy(() -> plan((previous, from) -> Optional.of(Instant.EPOCH)))
                    .isInstanceOf(TriggerFaultException.class)
                    .hasMessageContaining("the past");
        }

        @Test
        void areFoundOutWhenTheyAnswerWithNull() {
            assertThatThrownBy(() -> plan((previous, from) -> nothing())).isInstanceOf(TriggerFaultException.class);
        }

        @SuppressWarnings("NullAway") // a user's trigger may well return null
        private static Optional<Instant> nothing() {
            @Nullable Optional<Instant> nothing = null;
            return nothing;
        }

        @Test
        void haveTheirResultsRoundedUpToAMicrosecond() {
            Plan plan = plan((previous, from) -> Optional.of(Instant.EPOCH.plusNanos(1_000_001_001)));
            assertThat(plan.progress().cursor()).isEqualTo(1_000_002);
        }
    }

    @Nested
    class Merging {
        private final io.apscheduler.spi.Standing base =
                new io.apscheduler.spi.Standing(1_000, 1_000, 5, false, null, null);

        @Test
        void keepsWhatWasDoneHereSinceTheRecordWasWritten() {
            Progress mine = new Progress(3_000, 7, false, List.of(), List.of());
            var paused = new io.apscheduler.spi.Standing(1_000, NEVER, 5, true, null, null);
            assertThat(mine.mergedInto(base, paused, true))
                    .isEqualTo(new Progress(3_000, 7, true, List.of(), List.of()));
        }

        @Test
        void takesANewScheduleAndCountsOnFromIt() {
            Progress mine = new Progress(3_000, 7, false, List.of(), List.of());
            var replaced = new io.apscheduler.spi.Standing(50_000, 50_000, 0, false, null, null);
            assertThat(mine.mergedInto(base, replaced, false))
                    .isEqualTo(new Progress(50_000, 2, false, List.of(), List.of()));
        }

        @Test
        void handlesNothingAgainThatWasHandledWhileAnotherNodeResumedTheJob() {
            Progress mine = new Progress(3_000, 7, false, List.of(), List.of());
            var resumed = new io.apscheduler.spi.Standing(2_000, 2_000, 5, false, null, null);
            assertThat(mine.mergedInto(base, resumed, true).cursor()).isEqualTo(3_000);
            assertThat(mine.mergedInto(base, resumed, false).cursor()).isEqualTo(2_000);
        }

        @Test
        void takesRequestsThatAreNew() {
            Progress mine = new Progress(3_000, 7, false, List.of(), List.of());
            var before = new io.apscheduler.spi.Standing(1_000, 900, 5, false, null, Notes.NONE.requested(900));
            var after = new io.apscheduler.spi.Standing(
                    1_000, 900, 5, false, null, Notes.NONE.requested(900).requested(950));
            assertThat(mine.mergedInto(before, after, true).requests()).containsExactly(950L);
        }
    }

    @Nested
    class Cancelling {
        private final Progress busy =
                new Progress(9_000, 3, false, List.of(new Retrial(2_000, 2, 8_900)), List.of(3_000L, 7_000L));

        private Situation claimed(long deadLease, List<List<Attempt>> inFlight) {
            return Situation.claimed(8_500, deadLease, inFlight).cancelled(5_000);
        }

        @Test
        void endsWhatWasDueAndNothingLater() {
            List<List<Attempt>> inFlight =
                    List.of(List.of(new Attempt(4_000, 1), new Attempt(6_000, 1)), List.of(new Attempt(5_000, 1)));
            Plan plan = FirePlanner.plan(times, terms(NEVER, Coalesce.NONE, NEVER, 9), busy, claimed(8_000, inFlight));
            assertThat(plan.cancelled())
                    .containsExactly(
                            new Attempt(4_000, 1), new Attempt(5_000, 1), new Attempt(2_000, 2), new Attempt(3_000, 1));
            assertThat(fireTimes(plan)).containsExactly(6_000L, 7_000L);
            assertThat(plan.progress().retries()).isEmpty();
            assertThat(plan.progress().runs())
                    .as("a request counts, in flight was counted")
                    .isEqualTo(5);
        }

        @Test
        void endsTheRunUnderWayOfADeadOwner() {
            Plan plan = FirePlanner.plan(times, USUAL, at(5_000), claimed(5_500, List.of()));
            assertThat(plan.cancelled()).containsExactly(new Attempt(5_000, 1));
            assertThat(plan.progress().runs()).isGreaterThanOrEqualTo(1);
            assertThat(plan.progress().trouble().kind()).isNotNull();
            assertThat(fireTimes(plan)).doesNotContain(5_000L);
        }

        @Test
        void leavesTheRunUnderWayAloneThatWasDueLater() {
            Situation later = Situation.claimed(6_200, 6_100, List.of()).cancelled(5_000);
            Plan plan = FirePlanner.plan(times, USUAL, at(6_000), later);
            assertThat(plan.cancelled()).isEmpty();
            assertThat(fireTimes(plan)).containsExactly(6_000L);
        }

        @Test
        void comparesWhenRunsAreDueByTheirJitter() {
            FireTimes late = new FireTimes(every(PERIOD), (fireTime, next) -> 900);
            List<List<Attempt>> inFlight = List.of(List.of(new Attempt(4_000, 1)), List.of(new Attempt(5_000, 1)));
            Plan plan =
                    FirePlanner.plan(late, terms(NEVER, Coalesce.NONE, NEVER, 9), at(9_000), claimed(8_000, inFlight));
            assertThat(plan.cancelled()).containsExactly(new Attempt(4_000, 1));
            assertThat(fireTimes(plan)).containsExactly(5_000L);
        }

        @Test
        void maySpendTheLastRuns() {
            Progress last = new Progress(9_000, 4, false, List.of(), List.of(3_000L));
            Plan plan = FirePlanner.plan(times, terms(500, Coalesce.NONE, 5, 1), last, claimed(NEVER, List.of()));
            assertThat(plan.progress().isExhausted()).isTrue();
        }
    }

    @Nested
    class Troubles {
        private Progress missing(long first, long last, long count, MissReason reason) {
            return at(9_000).troubled(Trouble.missed(new Missed(first, last, count, reason), 5));
        }

        @Test
        void missedForOneReasonAddUp() {
            Trouble more = Trouble.missed(new Missed(4_000, 6_000, 3, MissReason.MISFIRE), 7);
            assertThat(missing(1_000, 2_000, 2, MissReason.MISFIRE)
                            .troubled(more)
                            .trouble())
                    .isEqualTo(new Trouble(Trouble.Kind.MISFIRE, 1_000, 6_000, 5, 7, null));
            assertThat(missing(1_000, 2_000, 2, MissReason.LOST).troubled(more).trouble())
                    .isEqualTo(more);
        }

        @Test
        void areOverWhenARunOfTheSameOrALaterFireTimeEndsWell() {
            Progress troubled = missing(1_000, 2_000, 2, MissReason.MISFIRE);
            assertThat(troubled.succeeded(1_999)).isSameAs(troubled);
            assertThat(troubled.succeeded(2_000).trouble()).isNull();
        }

        @Test
        void areNotedByTheLookThatFindsThem() {
            assertThat(plan(USUAL, at(1_000), 3_700).progress().trouble())
                    .isEqualTo(new Trouble(Trouble.Kind.MISFIRE, 1_000, 3_000, 3, 3_700, null));
            assertThat(plan(USUAL, at(3_000), 3_100).progress().trouble()).isNull();
        }

        @Test
        void areTakenFromAnEditThatChangesThem() {
            Progress mine = missing(1_000, 2_000, 2, MissReason.MISFIRE);
            Trouble other = new Trouble(Trouble.Kind.FAILED, 1, 1, 1, 1, "x");
            Standing base = new Standing(9_000, 9_000, 0, false, null, null);
            Standing told =
                    new Standing(9_000, 9_000, 0, false, null, new Notes(List.of(), List.of(), List.of(), other));
            assertThat(mine.mergedInto(base, base, false).trouble()).isEqualTo(mine.trouble());
            assertThat(mine.mergedInto(base, told, false).trouble()).isEqualTo(other);
        }
    }
}
