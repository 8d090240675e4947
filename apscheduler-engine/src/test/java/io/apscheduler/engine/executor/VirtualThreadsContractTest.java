package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.testkit.JobExecutorContract;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Virtual threads keep the contract of all executors. */
@EnabledForJreRange(min = JRE.JAVA_21)
final class VirtualThreadsContractTest extends JobExecutorContract {
    @Override
    protected JobExecutor createExecutor() {
        return new VirtualThreads();
    }
}
