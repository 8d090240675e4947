package io.apscheduler.engine.config;

import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobExecutorProvider;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Options;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of thing that properties name by class and configure by options.
 *
 * @param <P> its providers
 * @param <T> the thing itself
 * @param noun what it is called in messages
 * @param providers the interface of its providers
 * @param products the interface of the thing itself
 * @param traits what is asked of a provider
 * @param artifacts the names of providers that are not always there, and where they are found
 */
record Kind<P, T>(
        String noun, Class<P> providers, Class<T> products, Traits<P, T> traits, Map<String, String> artifacts) {

    private static final String STORE = "io.apscheduler:apscheduler-store-";

    static final Kind<JobStoreProvider, JobStore> STORES = new Kind<>(
            "job store",
            JobStoreProvider.class,
            JobStore.class,
            new Traits<>(
                    JobStoreProvider::name,
                    JobStoreProvider::options,
                    JobStoreProvider::secretOptions,
                    JobStoreProvider::create),
            Map.of(
                    "memory", STORE + "memory",
                    "mapdb", STORE + "mapdb",
                    "jdbc", STORE + "jdbc",
                    "mongo", STORE + "mongo",
                    "redis", STORE + "redis"));

    static final Kind<JobExecutorProvider, JobExecutor> EXECUTORS = new Kind<>(
            "executor",
            JobExecutorProvider.class,
            JobExecutor.class,
            new Traits<>(
                    JobExecutorProvider::name,
                    JobExecutorProvider::options,
                    provider -> Set.of(),
                    JobExecutorProvider::create),
            Map.of());

    /** The methods of a provider. */
    record Traits<P, T>(
            Function<P, String> name,
            Function<P, Set<String>> options,
            Function<P, Set<String>> secretOptions,
            BiFunction<P, Options, T> create) {}
}
