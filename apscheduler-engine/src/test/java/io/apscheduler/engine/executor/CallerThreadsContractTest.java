package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.testkit.JobExecutorContract;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

/** An executor of the caller keeps the contract of all executors. */
final class CallerThreadsContractTest extends JobExecutorContract {
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @Override
    protected JobExecutor createExecutor() {
        return new CallerThreads(threads);
    }

    @AfterEach
    void shutDown() {
        threads.shutdown();
    }
}
