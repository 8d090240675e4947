package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Diary;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.job.Call;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Single runs with arguments of their own, on a clock moved by hand. */
@Timeout(60)
class RunNowTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Nested
    class InMemory {
        private final World world = World.started();
        private final List<Object> seen = new CopyOnWriteArrayList<>();

        @AfterEach
        void shutDown() {
            world.close();
        }

        private Task noting(Object argument) {
            Call.Of1<Object> noting = seen::add;
            return Task.of(noting, argument);
        }

        @Test
        void theVeryObjectIsHandedOverToThisOneRun() {
            List<String> given = new ArrayList<>();
            world.scheduler.schedule(JobSpec.of(noting("usual"), every(MINUTE)).id("job"));
            world.scheduler.runNow("job", given);
            world.settle();
            assertThat(seen).hasSize(1);
            assertThat(seen.get(0)).isSameAs(given);
            world.advance(MINUTE);
            assertThat(seen.get(1)).isEqualTo("usual");
            assertThat(world.scheduler.job("job").orElseThrow().runCount()).isEqualTo(2);
        }

        @Test
        void severalRequestsEachKeepTheirOwn() {
            world.scheduler.schedule(
                    JobSpec.of(noting("usual"), every(MINUTE)).id("job").maxInstances(5));
            world.scheduler.pauseJob("job");
            world.scheduler.pause();
            world.scheduler.runNow("job", "one");
            world.scheduler.runNow("job", "two");
            world.scheduler.runNow("job");
            world.scheduler.resume();
            world.settle();
            assertThat(seen).containsExactlyInAnyOrder("one", "two", "usual");
        }

        @Test
        void theContextKeepsItsPlace() {
            List<Object> told = new CopyOnWriteArrayList<>();
            Call.Of2<String, JobContext> noting = (text, context) -> told.add(text + context.attempt());
            world.scheduler.schedule(JobSpec.of(Task.of(noting, "usual", Task.CONTEXT), every(MINUTE))
                    .id("job"));
            world.scheduler.runNow("job", "other");
            world.settle();
            assertThat(told).containsExactly("other1");
        }

        @Test
        void aFireTimeOfTheScheduleAtTheSameMomentKeepsItsOwnArguments() {
            world.scheduler.schedule(
                    JobSpec.of(noting("usual"), every(MINUTE)).id("job").maxInstances(2));
            world.scheduler.pause();
            world.clock.advance(MINUTE);
            world.scheduler.runNow("job", "other");
            world.scheduler.resume();
            world.settle();
            assertThat(seen).containsExactlyInAnyOrder("usual", "other");
        }

        @Test
        void argumentsThatDoNotFitAreRefused() {
            world.scheduler.schedule(JobSpec.of(noting("usual"), every(MINUTE)).id("job"));
            assertThatThrownBy(() -> world.scheduler.runNow("job", "one", "two"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("takes 1 argument(s) here, but was given 2");
            world.scheduler.schedule(
                    JobSpec.of(Task.of(Diary::note, "usual"), every(MINUTE)).id("typed"));
            assertThatThrownBy(() -> world.scheduler.runNow("typed", 5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Argument 1 of")
                    .hasMessageContaining("java.lang.Integer");
            world.scheduler.schedule(
                    JobSpec.of(Task.command("true"), every(MINUTE)).id("command"));
            assertThatThrownBy(() -> world.scheduler.runNow("command", "-v"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("takes no arguments");
            world.settle();
            assertThat(seen).isEmpty();
        }

        @Test
        void aRequestWithArgumentsCannotWaitForTheStart() {
            World later = new World();
            later.scheduler.schedule(JobSpec.of(noting("usual"), every(MINUTE)).id("job"));
            assertThatThrownBy(() -> later.scheduler.runNow("job", "other")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Stored {
        private final TextStore store = new TextStore();
        private final World world = new World(builder -> builder.jobStore("default", store));

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

        private JobSpec noting() {
            return JobSpec.of(Task.of(Diary::note, "usual"), every(MINUTE)).id("job");
        }

        @Test
        void argumentsAreKeptAsTextUntilTheRunHasEnded() {
            world.scheduler.schedule(noting());
            world.scheduler.pause();
            world.scheduler.runNow(world.scheduler.job("job").orElseThrow(), "other ✓");
            assertThat(store.find("job").orElseThrow().standing().state().text())
                    .contains("\"given\":{\"1767225600000000\":\"[\\\"other ✓\\\"]\"}");
            world.scheduler.resume();
            world.settle();
            assertThat(Diary.DONE).containsExactly("other ✓");
            assertThat(store.find("job").orElseThrow().standing().state()).isNull();
        }

        @Test
        void aRequestMadeOnAnotherNodeIsRunByTheOwner() {
            world.scheduler.schedule(noting());
            World other = new World(builder -> builder.clock(world.clock).jobStore("default", store.shared()));
            other.scheduler.pause();
            other.scheduler.start();
            other.scheduler.runNow("job", "other");
            World.until(() -> world.told(JobExecuted.class).size() == 1);
            assertThat(Diary.DONE).containsExactly("other");
            other.close();
        }

        @Test
        void aRestartKeepsThem() {
            world.scheduler.schedule(noting());
            world.scheduler.pause();
            world.scheduler.runNow("job", "other");
            world.scheduler.shutdown();
            world.scheduler.start();
            world.scheduler.resume();
            world.settle();
            assertThat(Diary.DONE).containsExactly("other");
        }

        @Test
        void aRetryTakesTheSameArguments() {
            world.scheduler.register("picky", Task.ref("com.acme.Diary::refuse"));
            world.scheduler.schedule(noting().task(Task.named("picky", "fine"))
                    .trigger(every(Duration.ofDays(1)))
                    .retry(Retry.fixed(1, MINUTE)));
            world.scheduler.runNow("job", "bad");
            world.settle();
            assertThat(world.told(JobFailed.class)).hasSize(1);
            world.advance(MINUTE);
            assertThat(world.told(JobFailed.class))
                    .extracting(failed -> failed.exception().getMessage())
                    .containsExactly("bad", "bad");
            world.scheduler.runNow("job");
            world.settle();
            assertThat(world.told(JobExecuted.class)).hasSize(1);
        }

        @Test
        void whatCannotBeKeptOrDoesNotFitIsRefused() {
            world.scheduler.schedule(noting());
            assertThatThrownBy(() -> world.scheduler.runNow("job", 1, 2, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("do not fit");
            assertThatThrownBy(() -> world.scheduler.runNow("job", "x".repeat(70_000)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("65536");
            assertThat(store.find("job").orElseThrow().standing().state()).isNull();
        }
    }
}
