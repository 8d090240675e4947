package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invariants while many threads add, change and remove jobs that fire, on the real clock. */
@Timeout(120)
class UnderLoadTest {
    private static final int THREADS = 8;
    private static final int JOBS = 100_000;

    /** What became of each job, noted independently of the store. */
    private static final class Ledger {
        final Map<String, AtomicInteger> starts = new ConcurrentHashMap<>();
        final LongAdder ticks = new LongAdder();

        void started() {
            starts.computeIfAbsent(JobContext.current().job().id(), id -> new AtomicInteger())
                    .incrementAndGet();
        }

        int startsOf(String id) {
            AtomicInteger count = starts.get(id);
            return count == null ? 0 : count.get();
        }
    }

    @Test
    void losesNoJobAndDoublesNone() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Ledger ledger = new Ledger();
        try (Scheduler scheduler =
                Scheduler.builder().misfireGraceTime(JobSpec.NO_LIMIT).build()) {
            CountDownLatch ended = new CountDownLatch(JOBS / 2);
            scheduler.on(JobRemoved.class, event -> {
                if (event.job().id().startsWith("run")) {
                    ended.countDown();
                }
            });
            scheduler.start();
            for (int i = 0; i < 20; i++) {
                scheduler.schedule(Task.of(ledger.ticks::increment), every(Duration.ofMillis(5)));
            }
            List<String> removed = allThreads(scheduler, ledger, seed);
            assertThat(ended.await(60, TimeUnit.SECONDS))
                    .as("all one-shot jobs ended, seed %d, left %d", seed, ended.getCount())
                    .isTrue();
            for (int i = 0; i < JOBS / 2; i++) {
                assertThat(ledger.startsOf("run" + i))
                        .as("starts of run%d, seed %d", i, seed)
                        .isEqualTo(1);
            }
            assertThat(removed).as("removed jobs, seed %d", seed).allMatch(id -> ledger.startsOf(id) == 0);
            assertThat(scheduler.jobs()).as("jobs left, seed %d", seed).hasSize(20);
            assertThat(ledger.ticks.sum()).isPositive();
        }
    }

    private static List<String> allThreads(Scheduler scheduler, Ledger ledger, long seed) throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(THREADS);
        List<Future<List<String>>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            work.add(users.submit(() -> oneThread(scheduler, ledger, number, new SplittableRandom(seed + number))));
        }
        List<String> removed = new ArrayList<>();
        for (Future<List<String>> one : work) {
            removed.addAll(one.get(100, TimeUnit.SECONDS));
        }
        users.shutdown();
        return removed;
    }

    /** Half of the jobs run once; a quarter is changed before it is removed, a quarter is only removed. */
    private static List<String> oneThread(Scheduler scheduler, Ledger ledger, int thread, SplittableRandom random) {
        Instant later = Instant.parse("2100-01-01T00:00:00Z");
        List<String> removed = new ArrayList<>();
        for (int i = thread; i < JOBS / 2; i += THREADS) {
            JobSpec once = JobSpec.of(Task.of(ledger::started), now()).id("run" + i);
            scheduler.schedule(once);
            String id = "removed" + i;
            scheduler.schedule(JobSpec.of(Task.of(ledger::started), at(later)).id(id));
            if (random.nextBoolean()) {
                scheduler.modify(id, spec -> spec.name("changed"));
                scheduler.pauseJob(id);
            }
            scheduler.unschedule(id);
            removed.add(id);
        }
        return removed;
    }

    @Test
    void editsOfAJobThatFiresAllTheTimeAreNeverLost() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        try (Scheduler scheduler = Scheduler.create()) {
            scheduler.start();
            scheduler.schedule(JobSpec.of(Task.of(starts::incrementAndGet), every(Duration.ofMillis(1)))
                    .id("busy"));
            ExecutorService users = Executors.newFixedThreadPool(4);
            List<Future<?>> work = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                work.add(users.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        scheduler.modify("busy", spec -> spec.name(spec.name().orElse("") + "x"));
                    }
                }));
            }
            for (Future<?> one : work) {
                one.get(60, TimeUnit.SECONDS);
            }
            users.shutdown();
            assertThat(scheduler.job("busy").orElseThrow().name()).matches(".*x{400}");
            scheduler.unschedule("busy");
            int afterRemoval = starts.get();
            CountDownLatch another = new CountDownLatch(1);
            scheduler.schedule(Task.of(another::countDown), at(Instant.now().plusMillis(50)));
            assertThat(another.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(starts.get()).isBetween(afterRemoval, afterRemoval + 1);
        }
    }
}
