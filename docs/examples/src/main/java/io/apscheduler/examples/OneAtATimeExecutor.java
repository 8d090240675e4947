package io.apscheduler.examples;

import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Calls runs one after the other, on one thread: for jobs that must not meet. Thread-safe. */
// region executor
public final class OneAtATimeExecutor implements JobExecutor {
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile @Nullable ThreadPoolExecutor thread;

    @Override
    public void open(ExecutorContext context) {
        String name = "apscheduler-" + context.scheduler() + "-" + context.alias();
        ThreadPoolExecutor single = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), run -> new Thread(run, name));
        single.allowCoreThreadTimeOut(true); // an idle thread must not keep the JVM alive
        thread = single;
    }

    @Override
    public int freeThreads() {
        return accepted.get() == 0 ? 1 : 0;
    }

    @Override
    public void execute(JobRun run) {
        ThreadPoolExecutor open = thread;
        if (open == null) {
            throw new RejectedExecutionException("The executor is not open.");
        }
        accepted.incrementAndGet();
        try {
            open.execute(() -> call(run));
        } catch (RejectedExecutionException e) {
            accepted.decrementAndGet();
            throw e;
        }
    }

    private void call(JobRun run) {
        try {
            run.run();
        } finally {
            accepted.decrementAndGet();
        }
    }

    @Override
    public void close() {
        ThreadPoolExecutor open = thread;
        if (open != null) {
            open.shutdown(); // what was accepted is still called
        }
    }
}
// endregion
