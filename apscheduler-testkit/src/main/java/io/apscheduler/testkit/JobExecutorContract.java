package io.apscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Proves that a {@link JobExecutor} keeps its promises. An executor passes in a few lines:
 *
 * <pre>{@code
 * final class MyExecutorTest extends JobExecutorContract {
 *     @Override
 *     protected JobExecutor createExecutor() {
 *         return new MyExecutor(4);
 *     }
 * }
 * }</pre>
 *
 * <p>The rules; each has a test that bears its number, and a failure begins with the rule that is broken:
 *
 * <ul>
 *   <li>E1: a run that was accepted is called exactly once
 *   <li>E2: handing over waits neither for the run nor for a free thread
 *   <li>E3: an executor refuses by {@code RejectedExecutionException}, or runs, never forgets
 *   <li>E4: a run that throws harms neither the executor nor later runs
 *   <li>E5: after a close runs accepted before are still called, new ones are refused
 *   <li>E6: it can be opened again after it was closed
 *   <li>E7: a thread interrupted by a run does not carry the interrupt to the next
 *   <li>E8: free threads are never negative, and where there is a limit, runs in progress count against it
 *   <li>E9: of runs handed over together each is called exactly once or refused
 * </ul>
 */
@Timeout(60)
public abstract class JobExecutorContract {
    @RegisterExtension
    static final NamesTheRule NAMES_THE_RULE = new NamesTheRule();

    private static final ExecutorContext CONTEXT = new ExecutorContext("contract", "default");

    private JobExecutor executor;

    /** For tests alone. */
    @SuppressWarnings("NullAway.Init") // made before each test
    protected JobExecutorContract() {}

    /** A new executor, not yet open. */
    protected abstract JobExecutor createExecutor();

    /** How many runs are handed over at once where many are wanted. Default: 200. */
    protected int many() {
        return 200;
    }

    /** How long, in real time, to wait for runs to be called. Default: ten seconds. */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    @BeforeEach
    final void openExecutor() {
        executor = createExecutor();
        executor.open(CONTEXT);
    }

    @AfterEach
    final void closeExecutor() {
        executor.close();
    }

    @Test
    @DisplayName("E1: a run that was accepted is called exactly once")
    final void callsEachRunOnce() {
        List<RecordedRun> runs = new ArrayList<>();
        for (int i = 0; i < many(); i++) {
            runs.add(accepted(RecordedRun.of("run " + i)));
        }

        awaitAll(runs);
        awaitAll(List.of(accepted(RecordedRun.of("another"))));

        assertThat(runs).extracting(RecordedRun::calls).containsOnly(1);
    }

    @Test
    @DisplayName("E1: runs handed over by many threads are each called exactly once")
    final void callsEachRunOfManyThreadsOnce() {
        List<RecordedRun> runs = new ArrayList<>();
        for (int i = 0; i < 4 * many(); i++) {
            runs.add(RecordedRun.of("run " + i));
        }
        Queue<RecordedRun> left = new ConcurrentLinkedQueue<>(runs);

        Crowd.of(4).each(random -> {
            for (RecordedRun run = left.poll(); run != null; run = left.poll()) {
                accepted(run);
            }
        });

        awaitAll(runs);
        assertThat(runs).extracting(RecordedRun::calls).containsOnly(1);
    }

    @Test
    @DisplayName("E2: handing over waits neither for the run nor for a free thread")
    final void doesNotWait() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean handedOver = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            for (int i = 0; i < many(); i++) {
                offer(RecordedRun.waitingFor("run " + i, release));
            }
            handedOver.set(true);
        });
        caller.setDaemon(true);
        caller.start();
        caller.join(patience().toMillis());
        boolean inTime = handedOver.get();
        release.countDown();

        assertThat(inTime)
                .as("%d runs, all of which wait, were handed over within %s", many(), patience())
                .isTrue();
    }

    @Test
    @DisplayName("E3: an executor refuses, or runs, never forgets")
    final void forgetsNothing() {
        CountDownLatch release = new CountDownLatch(1);
        List<RecordedRun> accepted = new ArrayList<>();
        List<RecordedRun> refused = new ArrayList<>();
        for (int i = 0; i < many(); i++) {
            RecordedRun run = RecordedRun.waitingFor("run " + i, release);
            (offer(run) ? accepted : refused).add(run);
        }
        release.countDown();

        awaitAll(accepted);
        assertThat(accepted).isNotEmpty().extracting(RecordedRun::calls).containsOnly(1);
        assertThat(refused).extracting(RecordedRun::calls).allMatch(calls -> calls == 0);
    }

    @Test
    @DisplayName("E4: a run that throws harms neither the executor nor later runs")
    final void survivesRunsThatThrow() {
        int free = executor.freeThreads();
        List<RecordedRun> throwing = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            throwing.add(accepted(RecordedRun.throwing("throws " + i)));
        }
        awaitAll(throwing);

        List<RecordedRun> later = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            later.add(accepted(RecordedRun.of("later " + i)));
        }

        awaitAll(later);
        assertThat(throwing).extracting(RecordedRun::calls).containsOnly(1);
        awaitFreeThreads(free);
    }

    @Test
    @DisplayName("E5: after a close runs accepted before are still called, new ones are refused")
    final void endsInOrder() {
        CountDownLatch release = new CountDownLatch(1);
        List<RecordedRun> before = new ArrayList<>();
        for (int i = 0; i < many(); i++) {
            RecordedRun run = RecordedRun.waitingFor("run " + i, release);
            if (offer(run)) {
                before.add(run);
            }
        }

        executor.close();
        RecordedRun late = RecordedRun.of("late");
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> executor.execute(late));
        release.countDown();

        awaitAll(before);
        assertThat(before).extracting(RecordedRun::wasInterrupted).containsOnly(false);
        assertThat(late.calls()).isZero();
        executor.close();
    }

    @Test
    @DisplayName("E5: before it is opened an executor refuses")
    final void refusesBeforeItIsOpened() {
        JobExecutor fresh = createExecutor();

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> fresh.execute(RecordedRun.of("early")));
    }

    @Test
    @DisplayName("E6: it can be opened again after it was closed")
    final void opensAgain() {
        for (int i = 0; i < 3; i++) {
            awaitAll(List.of(accepted(RecordedRun.of("run " + i))));
            executor.close();
            executor.open(CONTEXT);
        }

        awaitAll(List.of(accepted(RecordedRun.of("last"))));
    }

    @Test
    @DisplayName("E7: a thread interrupted by a run does not carry the interrupt to the next")
    final void clearsInterrupts() {
        for (int i = 0; i < 50; i++) {
            awaitAll(List.of(accepted(RecordedRun.interrupting("interrupts " + i))));
            RecordedRun next = accepted(RecordedRun.of("next " + i));
            awaitAll(List.of(next));
            assertThat(next.wasInterrupted()).as("interrupted from the start").isFalse();
        }
    }

    @Test
    @DisplayName("E8: runs in progress count against the free threads, and give them back")
    final void countsFreeThreads() {
        int free = executor.freeThreads();
        assertThat(free).isPositive();
        CountDownLatch release = new CountDownLatch(1);
        List<RecordedRun> runs = new ArrayList<>();
        for (int i = 0; i < Math.min(free, many()); i++) {
            runs.add(accepted(RecordedRun.waitingFor("run " + i, release)));
        }
        int left = executor.freeThreads();
        release.countDown();
        awaitAll(runs);

        assertThat(left).isBetween(0, free == Integer.MAX_VALUE ? free : Math.max(0, free - runs.size()));
        awaitFreeThreads(free);
    }

    @Test
    @DisplayName("E9: of runs handed over together each is called exactly once or refused")
    final void takesRunsTogether() {
        List<RecordedRun> runs = new ArrayList<>();
        for (int i = 0; i < many(); i++) {
            runs.add(RecordedRun.of("run " + i));
        }
        List<JobRun> refused = new ArrayList<>();
        executor.executeAll(runs, (run, reason) -> refused.add(run));
        List<RecordedRun> taken =
                runs.stream().filter(run -> !refused.contains(run)).toList();
        awaitAll(taken);
        awaitAll(List.of(accepted(RecordedRun.of("another"))));

        assertThat(refused).doesNotHaveDuplicates();
        assertThat(runs).allMatch(run -> run.calls() == (refused.contains(run) ? 0 : 1));

        executor.close();
        List<JobRun> late = new ArrayList<>();
        executor.executeAll(runs, (run, reason) -> late.add(run));
        assertThat(late).as("refused after the close").containsExactlyElementsOf(runs);
    }

    private RecordedRun accepted(RecordedRun run) {
        long deadline = System.nanoTime() + patience().toNanos();
        while (!offer(run)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "Nothing is accepted any more: " + run.jobId() + " was refused for " + patience() + ".");
            }
            LockSupport.parkNanos(100_000);
        }
        return run;
    }

    private boolean offer(RecordedRun run) {
        try {
            executor.execute(run);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void awaitAll(List<RecordedRun> runs) {
        runs.forEach(run -> run.await(patience()));
    }

    private void awaitFreeThreads(int wanted) {
        long deadline = System.nanoTime() + patience().toNanos();
        while (executor.freeThreads() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(executor.freeThreads() + " threads are free again, of " + wanted + ".");
            }
            LockSupport.parkNanos(100_000);
        }
    }
}
