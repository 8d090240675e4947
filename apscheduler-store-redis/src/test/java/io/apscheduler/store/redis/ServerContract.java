package io.apscheduler.store.redis;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import redis.clients.jedis.Jedis;

/** The contract of stores, held against a server: keys of their own for each test. */
abstract class ServerContract extends JobStoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RUN = "t" + Long.toHexString(System.nanoTime());

    private final Supplier<RedisJobStore.Builder> server;
    private final Supplier<List<Jedis>> clients;
    private final Map<JobStore, String> prefixes = new HashMap<>();

    /** The contract, for stores on a server, or on several, each of which has a client. */
    ServerContract(Supplier<RedisJobStore.Builder> server, Supplier<List<Jedis>> clients) {
        this.server = server;
        this.clients = clients;
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
    protected boolean forgetAll(JobStore store) {
        for (Jedis client : clients.get()) {
            try (client) {
                client.keys("{" + prefixes.get(store) + ":*").forEach(client::del);
            }
        }
        return true;
    }

    @Override
    protected boolean hasOwnClock() {
        return true;
    }
}
