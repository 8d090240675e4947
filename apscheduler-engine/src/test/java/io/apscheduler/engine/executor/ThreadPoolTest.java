package io.apscheduler.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.ExecutorContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ThreadPoolTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private ThreadPool pool = pool(0, 3, LONG);

    @AfterEach
    void close() {
        pool.close();
    }

    private static ThreadPool pool(int core, int max, Duration keepAlive) {
        ThreadPool made = new ThreadPool(new ThreadPoolLimits(core, max, keepAlive));
        made.open(new ExecutorContext("main", "io"));
        return made;
    }

    private void replacePool(int core, int max, Duration keepAlive) {
        pool.close();
        pool = pool(core, max, keepAlive);
    }

    /** Calls the code on the pool and waits until the thread is idle again. */
    private Thread runAndRest(Runnable code) throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        int free = pool.freeThreads();
        pool.execute(TestRun.of(() -> {
            threads.add(Thread.currentThread());
            code.run();
        }));
        Thread thread = threads.take();
        awaitFree(free);
        return thread;
    }

    private void awaitFree(int free) {
        while (pool.freeThreads() != free) {
            Thread.onSpinWait();
        }
    }

    /** Occupies threads until it is opened. */
    private final class Blockade implements AutoCloseable {
        private final CountDownLatch gate = new CountDownLatch(1);
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Blockade(int runs, int started) {
            for (int i = 0; i < runs; i++) {
                pool.execute(TestRun.of(this::block));
            }
            while (threads.size() < started) {
                Thread.onSpinWait();
            }
        }

        private void block() {
            threads.add(Thread.currentThread());
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            gate.countDown();
        }
    }

    @Nested
    class Threads {
        @Test
        void areNamedForSchedulerAliasAndNumber() throws Exception {
            assertThat(runAndRest(() -> {}).getName()).isEqualTo("apscheduler-main-io-1");
        }

        @Test
        void areNotStartedBeforeTheyAreNeeded() {
            ThreadPool unused = new ThreadPool(new ThreadPoolLimits(2, 2, LONG));
            unused.open(new ExecutorContext("unused", "io"));

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("apscheduler-unused"));
        }

        @Test
        void areReusedBeforeNewOnesAreStarted() throws Exception {
            Set<Thread> used = new HashSet<>();
            for (int i = 0; i < 1_000; i++) {
                used.add(runAndRest(() -> {}));
            }

            assertThat(used).hasSize(1);
        }

        @Test
        void areAsManyAsRunsUpToTheLimit() {
            try (Blockade blockade = new Blockade(10, 3)) {
                assertThat(blockade.threads).hasSize(3);
                assertThat(pool.freeThreads()).isZero();
            }
            awaitFree(3);
        }

        @Test
        void thatBecameIdleLastAreWokenFirst() throws Exception {
            Blockade first = new Blockade(1, 1);
            Blockade second = new Blockade(1, 1);
            Thread last = second.threads.iterator().next();
            first.close();
            awaitFree(2);
            second.close();
            awaitFree(3);

            assertThat(runAndRest(() -> {})).isSameAs(last);
        }

        @Test
        void endAfterTheKeepAliveExceptTheCore() throws Exception {
            replacePool(1, 3, Duration.ofMillis(20));
            Blockade blockade = new Blockade(3, 3);
            List<Thread> threads = new ArrayList<>(blockade.threads);
            blockade.close();

            awaitAlive(threads, 1);
            awaitFree(3);
            Thread kept = threads.stream().filter(Thread::isAlive).findFirst().orElseThrow();
            assertThat(runAndRest(() -> {})).isSameAs(kept);
        }

        @Test
        void allEndAfterTheKeepAliveWithoutCore() throws Exception {
            replacePool(0, 3, Duration.ofMillis(1));
            Blockade blockade = new Blockade(3, 3);
            blockade.close();

            awaitAlive(blockade.threads, 0);
            assertThat(pool.freeThreads()).isEqualTo(3);
        }

        @Test
        void workOnWithoutAnyKeepAlive() throws Exception {
            replacePool(0, 2, Duration.ZERO);
            CountDownLatch done = new CountDownLatch(10_000);
            for (int i = 0; i < 10_000; i++) {
                pool.execute(TestRun.of(done::countDown));
            }
            done.await();
        }

        @Test
        void haveTheContextClassLoaderOfTheThreadThatOpenedThePool() throws Exception {
            ClassLoader loader = new ClassLoader() {};
            Thread.currentThread().setContextClassLoader(loader);
            try {
                replacePool(0, 1, LONG);
            } finally {
                Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
            }

            assertThat(runAndRest(() -> {}).getContextClassLoader()).isSameAs(loader);
        }

        @Test
        void doNotSpinWhenInterruptedWhileIdle() throws Exception {
            replacePool(1, 1, Duration.ofMillis(1));
            AtomicBoolean interrupted = new AtomicBoolean();
            for (int i = 0; i < 1_000; i++) {
                Thread thread = runAndRest(() -> {});
                thread.interrupt();

                Thread next = runAndRest(() ->
                        interrupted.compareAndSet(false, Thread.currentThread().isInterrupted()));
                assertThat(next).isSameAs(thread);
                assertThat(interrupted).isFalse();
            }
        }

        private void awaitAlive(Iterable<Thread> threads, int alive) {
            int counted;
            do {
                counted = 0;
                for (Thread thread : threads) {
                    counted += thread.isAlive() ? 1 : 0;
                }
            } while (counted != alive);
        }
    }

    @Nested
    class HandingOver {
        @Test
        void callsEachRunOnceFromManyCallers() throws Exception {
            int callers = 4;
            int each = 50_000;
            AtomicInteger[] calls = new AtomicInteger[callers * each];
            CountDownLatch done = new CountDownLatch(callers * each);
            CyclicBarrier together = new CyclicBarrier(callers);
            for (int caller = 0; caller < callers; caller++) {
                int from = caller * each;
                new Thread(() -> {
                            awaitBarrier(together);
                            for (int i = from; i < from + each; i++) {
                                AtomicInteger mine = new AtomicInteger();
                                calls[i] = mine;
                                pool.execute(TestRun.of(() -> {
                                    mine.incrementAndGet();
                                    done.countDown();
                                }));
                            }
                        })
                        .start();
            }
            done.await();
            awaitFree(3);

            assertThat(calls).allMatch(count -> count.get() == 1);
        }

        @Test
        void getsEveryThreadToWorkOnRunsThatWaitForEachOther() throws Exception {
            replacePool(0, 20, LONG);
            for (int round = 0; round < 100; round++) {
                CyclicBarrier all = new CyclicBarrier(21);
                for (int i = 0; i < 20; i++) {
                    pool.execute(TestRun.of(() -> awaitBarrier(all)));
                }
                all.await(10, TimeUnit.SECONDS);
            }
        }

        @Test
        void takesHigherPrioritiesFirstAndOneLevelInOrder() throws Exception {
            replacePool(0, 1, LONG);
            List<String> order = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(6);
            try (Blockade blockade = new Blockade(1, 1)) {
                for (String id : List.of("5a", "1a", "9a", "5b", "9b", "1b")) {
                    pool.execute(new TestRun(id, id.charAt(0) - '0', () -> {
                        order.add(id);
                        done.countDown();
                    }));
                }
                assertThat(blockade.threads).hasSize(1);
            }
            done.await();

            assertThat(order).containsExactly("9a", "9b", "5a", "5b", "1a", "1b");
        }

        @Test
        void keepsTheOrderBeyondTheSizeAtWhichQueuesAreDropped() throws Exception {
            replacePool(0, 1, LONG);
            List<Integer> order = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(20_000);
            for (int i = 0; i < 20_000; i++) {
                int number = i;
                pool.execute(TestRun.of(() -> {
                    order.add(number);
                    done.countDown();
                }));
            }
            done.await();

            assertThat(order).isSorted().hasSize(20_000);
        }

        private void awaitBarrier(CyclicBarrier barrier) {
            try {
                barrier.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class Failing {
        @Test
        void runsReachTheThreadsHandlerAndLeaveTheThreadAlive() throws Exception {
            replacePool(0, 1, LONG);
            BlockingQueue<Throwable> caught = new LinkedBlockingQueue<>();
            Error error = new AssertionError("broken");
            Thread thread = runAndRest(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((where, e) -> caught.add(e));
                throw error;
            });

            assertThat(caught.take()).isSameAs(error);
            assertThat(runAndRest(() -> {})).isSameAs(thread);
        }

        @Test
        void handlersAreIgnored() throws Exception {
            replacePool(0, 1, LONG);
            Thread thread = runAndRest(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((where, e) -> {
                    throw new IllegalStateException("broken as well");
                });
                throw new AssertionError("broken");
            });

            assertThat(runAndRest(() -> {})).isSameAs(thread);
        }

        @Test
        void interruptsStayWithTheirRun() throws Exception {
            replacePool(0, 1, LONG);
            runAndRest(() -> Thread.currentThread().interrupt());
            BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
            runAndRest(() -> interrupted.add(Thread.currentThread().isInterrupted()));

            assertThat(interrupted.take()).isFalse();
        }
    }

    @Nested
    class Closing {
        @Test
        void refusesFurtherRunsAndCallsThoseAccepted() throws Exception {
            CountDownLatch done = new CountDownLatch(5);
            try (Blockade blockade = new Blockade(3, 3)) {
                for (int i = 0; i < 5; i++) {
                    pool.execute(TestRun.of(done::countDown));
                }
                pool.close();

                assertThatThrownBy(() -> pool.execute(new TestRun("report", 5, () -> {})))
                        .isInstanceOf(RejectedExecutionException.class)
                        .hasMessage("The thread pool is closed: it does not take report.");
                assertThat(pool.freeThreads()).isZero();
                assertThat(blockade.threads).hasSize(3);
            }
            done.await();
        }

        @Test
        void letsIdleAndBusyThreadsEnd() throws Exception {
            replacePool(3, 3, LONG);
            Blockade blockade = new Blockade(3, 3);
            Thread idle = blockade.threads.iterator().next();
            blockade.close();
            awaitFree(3);
            Blockade busy = new Blockade(1, 1);
            pool.close();
            busy.close();

            idle.join();
            for (Thread thread : busy.threads) {
                thread.join();
            }
        }

        @Test
        void isUndoneByOpening() throws Exception {
            Blockade old = new Blockade(2, 2);
            pool.close();
            pool.open(new ExecutorContext("main", "io"));

            assertThat(pool.freeThreads()).isEqualTo(1);
            old.close();
            awaitFree(3);
            runAndRest(() -> {});
        }

        @Test
        void isHowItBegins() {
            ThreadPool fresh = new ThreadPool(ThreadPoolLimits.DEFAULT);

            assertThat(fresh.freeThreads()).isZero();
            assertThatThrownBy(() -> fresh.execute(TestRun.of(() -> {})))
                    .isInstanceOf(RejectedExecutionException.class);
        }
    }
}
