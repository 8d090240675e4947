package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.testkit.JobExecutorContract;
import java.time.Duration;

/** A thread pool of one thread that ends after each run keeps the contract of all executors. */
final class SmallThreadPoolContractTest extends JobExecutorContract {
    @Override
    protected JobExecutor createExecutor() {
        return new ThreadPool(new ThreadPoolLimits(0, 1, Duration.ZERO));
    }
}
