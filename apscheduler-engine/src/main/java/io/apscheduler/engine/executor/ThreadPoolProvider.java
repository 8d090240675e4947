package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobExecutorProvider;
import io.apscheduler.spi.Options;
import java.util.Set;

/** Makes executors of class {@code threadpool}: options {@code core_threads}, {@code max_threads}, {@code keepalive}. */
public final class ThreadPoolProvider implements JobExecutorProvider {
    private static final int MOST_THREADS = 100_000;

    /** For the service loader. */
    public ThreadPoolProvider() {}

    @Override
    public String name() {
        return "threadpool";
    }

    @Override
    public Set<String> options() {
        return Set.of("core_threads", "max_threads", "keepalive");
    }

    @Override
    public JobExecutor create(Options options) {
        ThreadPoolLimits usual = ThreadPoolLimits.DEFAULT;
        int core = options.integer("core_threads", usual.coreThreads(), 0, MOST_THREADS);
        int max = options.integer("max_threads", Math.max(usual.maxThreads(), core), 1, MOST_THREADS);
        if (core > max) {
            options.problem("core_threads", "no more than max_threads, which is " + max);
        }
        var keepAlive = options.duration("keepalive", usual.keepAlive());
        options.check();
        return new ThreadPool(new ThreadPoolLimits(core, max, keepAlive));
    }
}
