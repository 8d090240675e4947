package com.example.lanes;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobExecutorProvider;
import io.apscheduler.spi.Options;
import java.util.Set;

// region provider
/** Makes executors by the name {@code lanes}; the option {@code count} says how many lanes, 4 if it is not given. */
public final class LanesExecutorProvider implements JobExecutorProvider {
    @Override
    public String name() {
        return "lanes";
    }

    @Override
    public Set<String> options() {
        return Set.of("count");
    }

    @Override
    public JobExecutor create(Options options) {
        int count = options.integer("count", 4, 1, 1_000);
        options.check();
        return new LanesExecutor(count);
    }
}
// endregion
