package io.apscheduler.store.memory;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Options;
import java.util.Set;

/** Makes memory stores, under the name {@code memory}. They have no options. */
// region provider
public final class MemoryJobStoreProvider implements JobStoreProvider {
    /** Makes the provider, without effects. */
    public MemoryJobStoreProvider() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public JobStore create(Options options) {
        options.check();
        return new MemoryJobStore();
    }
}
// endregion
