package io.apscheduler.store.redis;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The contract of stores, held against a server: keys of their own for each test. */
abstract class ServerContract extends JobStoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RUN = "t" + Long.toHexString(System.nanoTime());

    private final Supplier<RedisJobStore.Builder> server;
    private final Map<JobStore, String> prefixes = new HashMap<>();

    ServerContract(Supplier<RedisJobStore.Builder> server) {
        this.server = server;
    }

    @Override
    protected JobStore createStore() {
        return storeAt(RUN + "-" + NUMBER.incrementAndGet());
    }

    @Override
    protected Optional<JobStore> createSibling(JobStore first) {
        return Optional.of(storeAt(prefixes.get(first)));
    }

    private JobStore storeAt(String prefix) {
        JobStore store = server.get().prefix(prefix).build();
        prefixes.put(store, prefix);
        return store;
    }

    @Override
    protected boolean hasOwnClock() {
        return true;
    }
}
