package io.apscheduler.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.ExecutorContext;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CallerThreadsTest {
    private ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void shutDown() {
        gate.countDown();
        threads.shutdown();
    }

    private CallerThreads opened() {
        CallerThreads executor = new CallerThreads(threads);
        executor.open(new ExecutorContext("main", "io"));
        return executor;
    }

    private CallerThreads of(ExecutorService service) {
        threads.shutdown();
        threads = service;
        return opened();
    }

    private void block(CallerThreads executor) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        executor.execute(TestRun.of(() -> {
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
        begun.await();
    }

    @Test
    void runOnTheCallersThreads() throws Exception {
        BlockingQueue<String> names = new LinkedBlockingQueue<>();
        CallerThreads executor = of(Executors.newSingleThreadExecutor(code -> new Thread(code, "mine")));
        executor.execute(TestRun.of(() -> names.add(Thread.currentThread().getName())));

        assertThat(names.take()).isEqualTo("mine");
    }

    @Nested
    class Closing {
        @Test
        void leavesTheCallersExecutorRunning() throws Exception {
            CallerThreads executor = opened();
            executor.close();

            assertThat(threads.isShutdown()).isFalse();
            assertThat(executor.freeThreads()).isZero();
            assertThatThrownBy(() -> executor.execute(new TestRun("report", 5, () -> {})))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("The executor is closed: it does not take report.");
        }

        @Test
        void isUndoneByOpening() throws Exception {
            CallerThreads executor = opened();
            executor.close();
            executor.open(new ExecutorContext("main", "io"));
            block(executor);

            assertThat(executor.freeThreads()).isEqualTo(1);
        }
    }

    @Nested
    class Refusing {
        @Test
        void isTheCallersDecision() throws Exception {
            CallerThreads executor = of(new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>()));
            block(executor);

            assertThatThrownBy(() -> executor.execute(TestRun.of(() -> {})))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("rejected from");
        }

        @Test
        void showsInTheFreeThreadsOfAnExecutorThatWasShutDown() {
            CallerThreads executor = opened();
            threads.shutdown();

            assertThat(executor.freeThreads()).isZero();
        }
    }

    @Nested
    class FreeThreads {
        @Test
        void areTheCoreWhereTheQueueHasNoLimit() throws Exception {
            CallerThreads executor = of(new ThreadPoolExecutor(2, 9, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()));
            assertThat(executor.freeThreads()).isEqualTo(2);

            block(executor);
            assertThat(executor.freeThreads()).isEqualTo(1);
        }

        @Test
        void areAllThreadsWhereTheQueueHasALimit() throws Exception {
            CallerThreads executor =
                    of(new ThreadPoolExecutor(1, 5, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10)));
            block(executor);
            executor.execute(TestRun.of(() -> {}));

            assertThat(executor.freeThreads()).isEqualTo(3);
        }

        @Test
        void areNeverNegative() throws Exception {
            CallerThreads executor = of(Executors.newFixedThreadPool(1));
            block(executor);
            executor.execute(TestRun.of(() -> {}));

            assertThat(executor.freeThreads()).isZero();
        }

        @Test
        void areWithoutLimitWhereTheExecutorDoesNotTell() {
            assertThat(of(new ForkJoinPool(1)).freeThreads()).isEqualTo(Integer.MAX_VALUE);
        }
    }
}
