package io.apscheduler.examples;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobExecutorProvider;
import io.apscheduler.spi.Options;
import java.util.Set;

/** Makes executors by the name {@code one-at-a-time}; they have no options. */
// region provider
public final class OneAtATimeExecutorProvider implements JobExecutorProvider {
    @Override
    public String name() {
        return "one-at-a-time";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public JobExecutor create(Options options) {
        return new OneAtATimeExecutor();
    }
}
// endregion
