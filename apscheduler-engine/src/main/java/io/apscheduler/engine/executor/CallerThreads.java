package io.apscheduler.engine.executor;

import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Hands runs to an {@link ExecutorService} of the caller, which stays the caller's: it is never shut down. Thread-safe.
 *
 * <p>What it refuses is refused. An executor that drops runs silently, by a discarding policy or by
 * {@link ExecutorService#shutdownNow()}, drops them here, too.
 */
public final class CallerThreads implements JobExecutor {
    private final ExecutorService threads;
    private final Lifeline lifeline = new Lifeline(Duration.ofMillis(100));
    private volatile boolean open;

    /** Makes an executor of the caller's threads, not yet open. */
    public CallerThreads(ExecutorService threads) {
        this.threads = Objects.requireNonNull(threads, "threads");
    }

    @Override
    public void open(ExecutorContext context) {
        lifeline.open(ThreadNames.of(context).prefix() + "lifeline");
        open = true;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Known of a {@link ThreadPoolExecutor} only; any other counts as unlimited.
     */
    @Override
    public int freeThreads() {
        if (!open || threads.isShutdown()) {
            return 0;
        }
        return threads instanceof ThreadPoolExecutor pool ? freeThreads(pool) : Integer.MAX_VALUE;
    }

    private static int freeThreads(ThreadPoolExecutor pool) {
        int waiting = pool.getQueue().size();
        // Only a queue that is full makes such a pool grow beyond its core.
        boolean grows = pool.getQueue().remainingCapacity() < Integer.MAX_VALUE - waiting;
        int most = grows ? pool.getMaximumPoolSize() : Math.max(pool.getCorePoolSize(), 1);
        return Math.max(most - pool.getActiveCount() - waiting, 0);
    }

    /**
     * {@inheritDoc}
     *
     * @throws RejectedExecutionException if this is not open, or the caller's executor refuses
     */
    @Override
    public void execute(JobRun run) {
        Objects.requireNonNull(run, "run");
        if (!open) {
            throw new RejectedExecutionException("The executor is closed: it does not take " + run.jobId() + ".");
        }
        threads.execute(new HeldRun(run, lifeline));
    }

    /** Takes no more runs. The caller's executor goes on. */
    @Override
    public void close() {
        open = false;
        lifeline.close();
    }
}
