package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.Scheduler;
import io.apscheduler.ShutdownOption;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobStoreFailed;
import io.apscheduler.event.SchedulerEvent.JobStoreRecovered;
import io.apscheduler.event.SchedulerEvent.JobsLost;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.SchedulerAlreadyRunningException;
import io.apscheduler.job.Task;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobRun;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.store.memory.MemoryJobStore;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No failure of a store or an executor ends the scheduler; shutdowns of every kind end. */
@Timeout(60)
class RobustnessTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicInteger calls = new AtomicInteger();

    private JobSpec ticking(String id) {
        return JobSpec.of(Task.of(calls::incrementAndGet), every(SECOND))
                .id(id)
                .misfireGraceTime(Duration.ofMinutes(1));
    }

    /** A memory store whose exchanges fail while it is told to, before or after they have happened. */
    private static class FlakyStore implements JobStore {
        private final MemoryJobStore real = new MemoryJobStore();
        volatile StoreContext context;
        volatile int failures;
        volatile boolean afterwards;

        @Override
        public ExchangeReply exchange(ExchangeRequest request) {
            ExchangeReply reply = afterwards || failures == 0 ? real.exchange(request) : null;
            if (failures > 0) {
                failures = failures - 1;
                throw new JobStoreException("The connection was lost.");
            }
            if (reply == null) {
                throw new AssertionError();
            }
            return reply;
        }

        @Override
        public boolean isPersistent() {
            return false;
        }

        @Override
        public void open(StoreContext context) {
            this.context = context;
            real.open(context);
        }

        @Override
        public void close() {
            real.close();
        }

        @Override
        public List<JobRecord> add(List<JobRecord> records) {
            return real.add(records);
        }

        @Override
        public Optional<JobRecord> find(String id) {
            return real.find(id);
        }

        @Override
        public List<JobRecord> list(JobQuery query) {
            return real.list(query);
        }

        @Override
        public Optional<JobRecord> update(JobRecord record) {
            return real.update(record);
        }

        @Override
        public List<JobRecord> remove(Collection<String> ids) {
            return real.remove(ids);
        }

        @Override
        public List<JobRecord> owned(String node) {
            return real.owned(node);
        }

        @Override
        public void leave(String node) {
            real.leave(node);
        }

        @Override
        public boolean isUnfinished() {
            return real.isUnfinished();
        }
    }

    @Nested
    class AFailingStore {
        private final FlakyStore store = new FlakyStore();
        private final World world = new World(builder -> builder.jobStore("default", store));

        private void failing(int times, boolean afterwards) {
            world.scheduler.start();
            world.scheduler.schedule(ticking("job"));
            world.advance(Duration.ofSeconds(3));
            store.afterwards = afterwards;
            store.failures = times;
            world.advance(Duration.ofSeconds(30));
            world.close();
            assertThat(world.seconds(JobExecuted.class))
                    .hasSize(33)
                    .doesNotHaveDuplicates()
                    .startsWith(1L, 2L, 3L)
                    .endsWith(32L, 33L);
            assertThat(world.told(JobStoreFailed.class)).hasSize(1);
            assertThat(world.told(JobStoreRecovered.class)).hasSize(1);
        }

        @Test
        void losesAndDoublesNothingWhenRequestsAreLost() {
            failing(5, false);
        }

        @Test
        void losesAndDoublesNothingWhenRepliesAreLost() {
            failing(5, true);
        }

        @Test
        void thatHasLostJobsIsTold() {
            world.scheduler.start();
            store.context.lost().accept(Set.of("a", "b"));
            world.close();

            assertThat(world.told(JobsLost.class))
                    .containsExactly(new JobsLost(World.START, "default", Set.of("a", "b")));
        }

        @Test
        void doesNotKeepAShutdownFromEnding() {
            world.scheduler.start();
            world.scheduler.schedule(ticking("job"));
            world.advance(Duration.ofSeconds(3));
            store.failures = Integer.MAX_VALUE;
            world.close();
            assertThat(world.scheduler.isRunning()).isFalse();
        }

        @Test
        void hindersNoOtherStore() {
            world.scheduler.addJobStore("other", new MemoryJobStore());
            world.scheduler.start();
            world.scheduler.schedule(ticking("job").store("other"));
            store.failures = Integer.MAX_VALUE;
            world.advance(Duration.ofSeconds(5));
            assertThat(calls).hasValue(5);
            world.close();
        }
    }

    @Nested
    class AFailingExecutor {
        /** Refuses some runs, calls the others on its own thread. */
        private final class Picky implements JobExecutor {
            final ExecutorService thread = Executors.newSingleThreadExecutor();
            final AtomicInteger refusals = new AtomicInteger(3);

            @Override
            public void open(ExecutorContext context) {}

            @Override
            public int freeThreads() {
                return 5;
            }

            @Override
            public void execute(JobRun run) {
                if (refusals.getAndDecrement() > 0) {
                    throw refusals.get() % 2 == 0
                            ? new RejectedExecutionException("full")
                            : new IllegalStateException("broken");
                }
                thread.execute(run);
            }

            @Override
            public void close() {
                thread.shutdown();
            }
        }

        @Test
        void isTriedAgain() {
            World world = new World(builder -> builder.executor("default", new Picky()));
            world.scheduler.start();
            world.scheduler.schedule(ticking("job"));
            world.advance(Duration.ofSeconds(5));
            world.close();
            assertThat(world.seconds(JobExecuted.class)).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Nested
    class ShuttingDown {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        private Scheduler withARunInProgress() throws InterruptedException {
            Scheduler scheduler = Scheduler.create();
            scheduler.start();
            scheduler.schedule(JobSpec.of(
                            Task.of(() -> {
                                begun.countDown();
                                release.await();
                            }),
                            now())
                    .id("long"));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            return scheduler;
        }

        @Test
        void waitsForExecutingRuns() throws Exception {
            Scheduler scheduler = withARunInProgress();
            CountDownLatch down = new CountDownLatch(1);
            Thread closer = new Thread(() -> {
                scheduler.shutdown();
                down.countDown();
            });
            closer.start();
            assertThat(down.await(200, TimeUnit.MILLISECONDS)).isFalse();
            release.countDown();
            assertThat(down.await(20, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void returnsAtOnceWithNoWaitAndStillRecords() throws Exception {
            Scheduler scheduler = withARunInProgress();
            CountDownLatch executed = new CountDownLatch(1);
            scheduler.on(JobExecuted.class, event -> executed.countDown());
            scheduler.shutdown(ShutdownOption.NO_WAIT);
            assertThat(scheduler.isRunning()).isFalse();
            release.countDown();
            assertThat(executed.await(20, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void interruptsAfterItsPatience() throws Exception {
            Scheduler scheduler = withARunInProgress();
            scheduler.shutdown(Duration.ofMillis(50));
            assertThat(scheduler.isRunning()).isFalse();
        }

        @Test
        void whenNotRunningDoesNothing() {
            Scheduler.create().shutdown();
        }

        @Test
        void leavesACallersExecutorAlone() {
            ExecutorService own = Executors.newSingleThreadExecutor();
            Scheduler scheduler = Scheduler.builder().executor("default", own).build();
            scheduler.start();
            scheduler.shutdown();
            assertThat(own.isShutdown()).isFalse();
            own.shutdown();
        }

        @Test
        void allowsAnotherStartWithTheJobsStillThere() {
            World world = World.started();
            world.scheduler.schedule(ticking("job"));
            world.scheduler.shutdown();
            world.scheduler.start();
            assertThat(world.scheduler.jobs()).extracting(Job::id).containsExactly("job");
            world.close();
        }

        @Test
        void keepsStoresOpenIfAsked() {
            World world = World.started();
            world.scheduler.schedule(ticking("job"));
            world.scheduler.shutdown(ShutdownOption.KEEP_STORES);
            world.scheduler.start();
            world.advance(Duration.ofSeconds(2));
            assertThat(calls).hasValue(2);
            world.close();
        }

        @Test
        void givesBackRunsThatHaveNotStarted() throws Exception {
            World world = new World(builder -> builder.property("apscheduler.threadpool.max_threads", "1"));
            world.scheduler.start();
            world.scheduler.schedule(JobSpec.of(
                            Task.of(() -> {
                                begun.countDown();
                                release.await();
                            }),
                            now())
                    .id("long"));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            world.scheduler.schedule(JobSpec.of(Task.of(calls::incrementAndGet), at(World.START.plusSeconds(1)))
                    .id("waiting")
                    .misfireGraceTime(Duration.ofMinutes(1)));
            world.clock.advance(SECOND);
            world.scheduler.shutdown(ShutdownOption.NO_WAIT);
            release.countDown();
            world.scheduler.start();
            world.settle();
            assertThat(calls).hasValue(1);
            world.close();
        }
    }

    @Nested
    class Starting {
        @Test
        void twiceIsRefused() {
            World world = World.started();
            assertThatThrownBy(world.scheduler::start).isInstanceOf(SchedulerAlreadyRunningException.class);
            assertThatThrownBy(() -> world.scheduler.configure(new java.util.Properties()))
                    .isInstanceOf(SchedulerAlreadyRunningException.class);
            world.close();
        }

        @Test
        void failsAsAWholeNamingEveryCause() {
            World world = new World(builder -> builder.jobStore("broken", new FlakyStore() {
                @Override
                public void open(StoreContext context) {
                    throw new JobStoreException("The disk is gone.");
                }
            }));
            assertThatThrownBy(world.scheduler::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("\"broken\"")
                    .hasMessageContaining("The disk is gone.");
            assertThat(world.scheduler.isRunning()).isFalse();
        }

        @Test
        void namesEveryUnknownAlias() {
            World world = new World();
            world.scheduler.schedule(ticking("one").store("nowhere"));
            world.scheduler.schedule(ticking("two").executor("nobody"));
            assertThatThrownBy(world.scheduler::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("\"nowhere\"")
                    .hasMessageContaining("\"nobody\"");
        }
    }

    @Test
    void storesAndExecutorsComeAndGoWhileRunning() {
        World world = World.started();
        MemoryJobStore store = new MemoryJobStore();
        ExecutorService own = Executors.newSingleThreadExecutor();
        world.scheduler.addJobStore("other", store);
        world.scheduler.addExecutor("mine", own);
        world.scheduler.schedule(ticking("job").store("other").executor("mine"));
        world.advance(Duration.ofSeconds(2));
        world.scheduler.removeJobStore("other");
        world.advance(Duration.ofSeconds(10));
        assertThat(calls).hasValue(2);
        world.scheduler.addJobStore("other", store);
        world.settle();
        assertThat(calls).hasValue(12);
        world.scheduler.removeExecutor("mine");
        world.advance(Duration.ofSeconds(3));
        assertThat(calls).hasValue(12);
        world.scheduler.addExecutor("mine", own);
        world.settle();
        assertThat(calls).hasValue(15);
        world.close();
        own.shutdown();
    }

    @Test
    void standaloneReturnsWhenNoJobIsLeft() throws Exception {
        Scheduler scheduler =
                Scheduler.builder().property("apscheduler.standalone", "true").build();
        AtomicInteger triggered = new AtomicInteger();
        scheduler.on(JobExecuted.class, event -> triggered.incrementAndGet());
        scheduler.on(JobMissed.class, event -> triggered.addAndGet((int) event.count()));
        scheduler.schedule(JobSpec.of(Task.of(calls::incrementAndGet), every(Duration.ofMillis(20)))
                .maxRuns(3));
        scheduler.schedule(
                JobSpec.of(Task.of(calls::incrementAndGet), every(SECOND)).id("paused"));
        scheduler.pauseJob("paused");
        scheduler.start();
        assertThat(triggered).hasValue(3);
        assertThat(scheduler.isRunning()).isFalse();
    }
}
