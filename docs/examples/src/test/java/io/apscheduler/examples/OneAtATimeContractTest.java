package io.apscheduler.examples;

// region contract
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.testkit.JobExecutorContract;

final class OneAtATimeContractTest extends JobExecutorContract {
    @Override
    protected JobExecutor createExecutor() {
        return new OneAtATimeExecutor();
    }
}
// endregion
