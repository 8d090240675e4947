package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobExecutorProvider;
import io.apscheduler.spi.Options;
import java.util.Set;

/** Makes executors of class {@code virtual}, which have no options. */
public final class VirtualThreadsProvider implements JobExecutorProvider {
    /** For the service loader. */
    public VirtualThreadsProvider() {}

    @Override
    public String name() {
        return "virtual";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public JobExecutor create(Options options) {
        if (!VirtualThreads.areAvailable()) {
            options.problem(
                    "class",
                    "an executor that this JVM can have: virtual threads need Java 21 or later, and this is Java "
                            + Runtime.version().feature() + ". Use threadpool here, or another JVM");
        }
        options.check();
        return new VirtualThreads();
    }
}
