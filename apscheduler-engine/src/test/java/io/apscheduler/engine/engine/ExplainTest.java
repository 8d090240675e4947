package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Diary;
import io.apscheduler.job.Explanation;
import io.apscheduler.job.Explanation.Cause;
import io.apscheduler.job.Explanation.Trouble;
import io.apscheduler.job.JobNotFoundException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Why jobs run or do not, asked of the node that has them and of another, on a clock moved by hand. */
@Timeout(60)
class ExplainTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TextStore store = new TextStore();
    private final World world = new World(builder -> builder.jobStore("default", store));
    private final World other = new World(builder -> builder.clock(world.clock).jobStore("default", store.shared()));

    @BeforeEach
    void start() {
        Diary.begin();
        world.scheduler.start();
    }

    @AfterEach
    void shutDown() {
        Diary.release();
        other.close();
        world.close();
    }

    private static JobSpec noting(String id) {
        return JobSpec.of(Task.of(Diary::note, id), every(SECOND)).id(id);
    }

    private Explanation fromAfar() {
        if (!other.scheduler.isRunning()) {
            other.scheduler.pause();
            other.scheduler.start();
        }
        return other.scheduler.explain("job");
    }

    @Test
    void aJobThatWaitsIsScheduled() {
        world.scheduler.schedule(noting("job").trigger(cron().hour(5).timeZone(ZoneId.of("America/New_York"))));
        Explanation explanation = world.scheduler.explain("job");
        assertThat(explanation.cause()).isEqualTo(Cause.SCHEDULED);
        assertThat(explanation.time()).isEqualTo(World.START);
        assertThat(explanation.next()).hasSize(5);
        assertThat(explanation.text()).contains("2026-01-01 05:00:00 EST");
        assertThat(explanation.trouble()).isNull();
        assertThat(world.scheduler.explain(explanation.job()).text()).isEqualTo(explanation.text());
    }

    @Test
    void aJobThatIsNotThereHasNoExplanation() {
        assertThatThrownBy(() -> world.scheduler.explain("nobody")).isInstanceOf(JobNotFoundException.class);
        assertThatThrownBy(() -> other.scheduler.explain("nobody")).isInstanceOf(JobNotFoundException.class);
    }

    @Test
    void aTentativeJobWaitsForTheStart() {
        other.scheduler.schedule(noting("job"));
        assertThat(other.scheduler.explain("job").cause()).isEqualTo(Cause.TENTATIVE);
    }

    @Test
    void aRunUnderWayIsSeenFromAnotherNode() throws Exception {
        Diary.hold();
        world.scheduler.schedule(noting("job").trigger(at(World.START.plusSeconds(1))));
        world.clock.advance(SECOND);
        Diary.awaitBegun();
        Explanation here = world.scheduler.explain("job");
        assertThat(here.cause()).isEqualTo(Cause.RUNNING);
        assertThat(here.owner().isThisNode()).isTrue();
        assertThat(here.owner().leaseUntil()).isAfter(world.clock.instant());
        Explanation there = fromAfar();
        assertThat(there.cause()).isEqualTo(Cause.RUNNING);
        assertThat(there.owner().node()).isEqualTo(here.owner().node());
        assertThat(there.owner().isThisNode()).isFalse();
    }

    @Test
    void fireTimesMissedForALongRunAreTold() throws Exception {
        Diary.hold();
        world.scheduler.schedule(noting("job"));
        world.clock.advance(SECOND);
        Diary.awaitBegun();
        world.clock.advance(SECOND);
        Explanation explanation = awaitTrouble();
        assertThat(explanation.cause()).isEqualTo(Cause.MAX_INSTANCES);
        assertThat(explanation.trouble().kind()).isEqualTo(Trouble.Kind.MAX_INSTANCES);
        assertThat(explanation.trouble().fireTime()).isEqualTo(World.START.plusSeconds(2));
        Diary.release();
        world.settle();
        assertThat(world.scheduler.explain("job").trouble())
                .as("a run of an earlier fire time does not explain it away")
                .isNotNull();
        world.advance(SECOND);
        assertThat(world.scheduler.explain("job").trouble()).isNull();
    }

    /** What the node has decided is in the store with its next exchange. */
    private Explanation awaitTrouble() {
        World.until(() -> fromAfar().trouble() != null);
        return fromAfar();
    }

    @Test
    void whatAnOutageMadeLateIsToldUntilARunHasEndedWell() {
        world.scheduler.schedule(noting("job").trigger(every(Duration.ofMinutes(1))));
        world.scheduler.shutdown();
        world.clock.advance(Duration.ofMinutes(5).plusSeconds(30));
        world.scheduler.start();
        world.settle();
        Trouble trouble = fromAfar().trouble();
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.MISFIRE);
        assertThat(trouble.count()).isEqualTo(5);
        assertThat(trouble.text()).contains("missed 5 fire times").contains("PT1S");
        world.scheduler.shutdown();
        world.scheduler.start();
        assertThat(world.scheduler.explain("job").trouble()).isEqualTo(trouble);
        world.advance(Duration.ofMinutes(1));
        assertThat(Diary.DONE).hasSize(1);
        assertThat(world.scheduler.explain("job").trouble()).isNull();
    }

    @Test
    void aRetryTellsWhyItIsOne() {
        world.scheduler.schedule(JobSpec.of(Task.of(Diary::fail), at(World.START.plusSeconds(1)))
                .id("job")
                .retry(Retry.fixed(2, Duration.ofMinutes(5))));
        world.advance(SECOND);
        Explanation explanation = fromAfar();
        assertThat(explanation.cause()).isEqualTo(Cause.RETRYING);
        assertThat(explanation.reason())
                .contains("Attempt 2")
                .contains("2026-01-01T00:05:01Z")
                .contains("IllegalStateException: failed");
        assertThat(explanation.trouble().kind()).isEqualTo(Trouble.Kind.FAILED);
    }

    @Test
    void aJobOfAnExecutorThatNobodyHasIsUnserved() {
        world.scheduler.addExecutor("reports", Executors.newSingleThreadExecutor());
        world.scheduler.schedule(noting("job").executor("reports"));
        world.scheduler.removeExecutor("reports");
        world.advance(SECOND);
        assertThat(world.scheduler.explain("job").cause()).isEqualTo(Cause.UNSERVED);
        assertThat(world.scheduler.explain("job").text()).contains("apscheduler.executor.reports.class");
    }

    @Test
    void aJobThatThisNodeCannotRunIsDeclined() {
        world.scheduler.register("gone", Task.of(Diary::note, "x"));
        world.scheduler.schedule(noting("job").task(Task.named("gone")).trigger(at(World.START.plusSeconds(9))));
        world.scheduler.shutdown();
        other.scheduler.start();
        world.clock.advance(Duration.ofSeconds(9));
        other.settle();
        Explanation explanation = other.scheduler.explain("job");
        assertThat(explanation.cause()).isEqualTo(Cause.DECLINED);
        assertThat(explanation.reason()).contains("gone");
        assertThat(explanation.next()).as("its trigger is known all the same").hasSize(1);
    }

    @Test
    void aPausedJobAndAQuarantinedOneSaySo() {
        world.scheduler.schedule(noting("job"));
        world.scheduler.pauseJob("job");
        assertThat(fromAfar().cause()).isEqualTo(Cause.PAUSED);
        world.scheduler.resumeJob("job");
        store.tamper(text -> "?");
        world.advance(SECOND);
        Explanation explanation = fromAfar();
        assertThat(explanation.cause()).isEqualTo(Cause.QUARANTINED);
        assertThat(explanation.next()).isEmpty();
    }

    @Test
    void aPausedSchedulerSaysSo() {
        World alone = World.started();
        alone.scheduler.schedule(JobSpec.of(Task.of(() -> {}), every(SECOND)).id("job"));
        alone.scheduler.pause();
        alone.jump(SECOND);
        assertThat(alone.scheduler.explain("job").cause()).isEqualTo(Cause.SCHEDULER_PAUSED);
        alone.close();
    }

    @Test
    void aJobThatRunsWellNotesNothing() {
        world.scheduler.schedule(noting("job"));
        world.advance(Duration.ofSeconds(5));
        assertThat(store.find("job").orElseThrow().standing().state()).isNull();
    }
}
