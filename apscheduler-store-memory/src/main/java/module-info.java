import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.store.memory.MemoryJobStoreProvider;

/** The default job store: keeps jobs in memory. */
module io.apscheduler.store.memory {
    requires transitive io.apscheduler.api;
    requires static org.jspecify;

    exports io.apscheduler.store.memory;

    provides JobStoreProvider with
            MemoryJobStoreProvider;
}
