package com.example.lanes;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.testkit.JobExecutorContract;

// region contract
final class LanesExecutorContractTest extends JobExecutorContract {
    @Override
    protected JobExecutor createExecutor() {
        return new LanesExecutor(4);
    }
}
// endregion
