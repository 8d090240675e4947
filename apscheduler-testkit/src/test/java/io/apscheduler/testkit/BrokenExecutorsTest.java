package io.apscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of executors lets a right one pass, and catches each wrong one by the rule it breaks. */
final class BrokenExecutorsTest {
    private static final Map<String, Supplier<JobExecutor>> SHELF = Map.of(
            "calls twice", CallsTwice::new,
            "calls on the caller's thread", CallsAtOnce::new,
            "drops what does not fit its queue", Drops::new,
            "loses a thread to each error", LosesThreads::new,
            "interrupts and drops when closed", StopsNow::new,
            "takes runs when closed and forgets them", TakesWhenClosed::new,
            "opens once", OpensOnce::new,
            "carries interrupts", CarriesInterrupts::new,
            "counts no thread as busy", CountsNothing::new,
            "forgets half of a group", ForgetsHalf::new);

    @Test
    void passesARightExecutor() {
        Shelved.made = Right::new;

        assertThat(Caught.by(Shelved.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "calls twice, E1",
        "calls on the caller's thread, E2",
        "drops what does not fit its queue, E3",
        "loses a thread to each error, E4",
        "interrupts and drops when closed, E5",
        "takes runs when closed and forgets them, E5",
        "opens once, E6",
        "carries interrupts, E7",
        "counts no thread as busy, E8",
        "forgets half of a group, E9"
    })
    void catchesAWrongExecutor(String name, String rule) {
        Shelved.made = SHELF.get(name);

        assertThat(Caught.by(Shelved.class, rule)).containsExactly(rule);
    }

    /** The contract, for whichever executor is to be tested. */
    static final class Shelved extends JobExecutorContract {
        static Supplier<JobExecutor> made = Right::new;

        @Override
        protected JobExecutor createExecutor() {
            return made.get();
        }

        @Override
        protected int many() {
            return 50;
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(500);
        }
    }

    /** An executor as it should be, on two threads. */
    private static class Right implements JobExecutor {
        volatile ThreadPoolExecutor threads;

        BlockingQueue<Runnable> queue() {
            return new LinkedBlockingQueue<>();
        }

        @Override
        public void open(ExecutorContext context) {
            threads = new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, queue(), task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                thread.setUncaughtExceptionHandler((dead, thrown) -> {});
                return thread;
            });
        }

        @Override
        public int freeThreads() {
            return Math.max(0, 2 - threads.getActiveCount() - threads.getQueue().size());
        }

        @Override
        public void execute(JobRun run) {
            if (threads == null) {
                throw new RejectedExecutionException("not open");
            }
            threads.execute(run);
        }

        @Override
        public void close() {
            threads.shutdown();
        }
    }

    private static final class ForgetsHalf extends Right {
        @Override
        public void executeAll(List<? extends JobRun> runs, BiConsumer<? super JobRun, ? super Throwable> refused) {
            super.executeAll(runs.subList(0, runs.size() / 2), refused);
        }
    }

    private static final class CallsTwice extends Right {
        @Override
        public void execute(JobRun run) {
            super.execute(run);
            super.execute(run);
        }
    }

    private static final class CallsAtOnce extends Right {
        @Override
        public void execute(JobRun run) {
            run.run();
        }
    }

    private static final class Drops extends Right {
        @Override
        BlockingQueue<Runnable> queue() {
            return new ArrayBlockingQueue<>(3);
        }

        @Override
        public void open(ExecutorContext context) {
            super.open(context);
            threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        }
    }

    private static final class LosesThreads extends Right {
        private int lost;

        @Override
        public void execute(JobRun run) {
            if (run.jobId().startsWith("throws")) {
                lost++;
            }
            if (lost > 2 && run.jobId().startsWith("later")) {
                return;
            }
            super.execute(run);
        }
    }

    private static final class StopsNow extends Right {
        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    private static final class TakesWhenClosed extends Right {
        @Override
        public void execute(JobRun run) {
            if (threads == null || !threads.isShutdown()) {
                super.execute(run);
            }
        }
    }

    private static final class OpensOnce extends Right {
        @Override
        public void open(ExecutorContext context) {
            if (threads == null) {
                super.open(context);
            }
        }
    }

    private static final class CarriesInterrupts extends Right {
        private volatile boolean interrupted;

        @Override
        public void execute(JobRun run) {
            threads.execute(() -> {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                run.run();
                interrupted = Thread.currentThread().isInterrupted();
            });
        }
    }

    private static final class CountsNothing extends Right {
        @Override
        public int freeThreads() {
            return 2;
        }
    }
}
