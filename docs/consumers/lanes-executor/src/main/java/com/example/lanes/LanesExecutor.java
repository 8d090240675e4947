package com.example.lanes;

import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

// region executor
/**
 * Calls all runs of a job in the same lane, one after the other: for jobs that must not meet themselves, or hold on to
 * something that belongs to a thread. Jobs of different lanes run side by side. Thread-safe.
 */
public final class LanesExecutor implements JobExecutor {
    private final int count;
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile List<ThreadPoolExecutor> lanes = List.of();

    /** An executor, not yet open, of so many lanes. */
    public LanesExecutor(int count) {
        this.count = count;
    }

    @Override
    public void open(ExecutorContext context) {
        String name = "apscheduler-" + context.scheduler() + "-" + context.alias() + "-";
        lanes = IntStream.rangeClosed(1, count)
                .mapToObj(number -> lane(name + number))
                .toList();
    }

    private static ThreadPoolExecutor lane(String name) {
        ThreadPoolExecutor lane = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), run -> new Thread(run, name));
        lane.allowCoreThreadTimeOut(true); // an idle thread must not keep the JVM alive
        return lane;
    }

    @Override
    public int freeThreads() {
        return Math.max(0, count - accepted.get());
    }
    // endregion

    // region execute
    @Override
    public void execute(JobRun run) {
        List<ThreadPoolExecutor> open = lanes;
        if (open.isEmpty()) {
            throw new RejectedExecutionException("The executor is not open.");
        }
        accepted.incrementAndGet();
        try {
            open.get(Math.floorMod(run.jobId().hashCode(), count)).execute(() -> call(run));
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
        lanes.forEach(ThreadPoolExecutor::shutdown); // what was accepted is still called
    }
    // endregion
}
