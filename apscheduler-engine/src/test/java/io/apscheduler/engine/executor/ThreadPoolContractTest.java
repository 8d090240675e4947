package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.testkit.JobExecutorContract;
import java.time.Duration;

/** The thread pool keeps the contract of all executors. */
final class ThreadPoolContractTest extends JobExecutorContract {
    @Override
    protected JobExecutor createExecutor() {
        return new ThreadPool(new ThreadPoolLimits(1, 4, Duration.ofMillis(50)));
    }
}
