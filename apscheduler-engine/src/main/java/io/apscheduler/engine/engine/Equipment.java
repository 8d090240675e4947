package io.apscheduler.engine.engine;

import io.apscheduler.engine.config.Settings;
import io.apscheduler.engine.executor.ThreadPool;
import io.apscheduler.engine.executor.ThreadPoolLimits;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The stores and executors of a scheduler by alias, whether it runs or not: those of its settings, those added by a call,
 * and the default ones. Thread-safe.
 */
final class Equipment {
    private final Map<String, JobStore> addedStores = new ConcurrentSkipListMap<>();
    private final Map<String, JobExecutor> addedExecutors = new ConcurrentSkipListMap<>();
    private final Set<String> announced = new HashSet<>();
    private final Set<Object> keptOpen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ReentrantLock making = new ReentrantLock();
    private volatile Map<String, JobStore> configuredStores = Map.of();
    private volatile Map<String, JobExecutor> configuredExecutors = Map.of();
    private volatile boolean servesDefault = true;
    private @Nullable JobStore memory;
    private @Nullable JobExecutor pool;

    /** Takes what new settings name; what was added by calls stays. */
    void configure(Settings settings) {
        configuredStores = new ConcurrentSkipListMap<>(settings.stores());
        configuredExecutors = new ConcurrentSkipListMap<>(settings.executors());
        servesDefault = settings.queues().isEmpty();
    }

    /** All stores by alias, a memory store as {@code default} where there is no other. */
    Map<String, JobStore> stores() {
        Map<String, JobStore> all = new ConcurrentSkipListMap<>(configuredStores);
        all.putAll(addedStores);
        all.computeIfAbsent(JobSpec.DEFAULT, alias -> memory().orElse(null));
        return all;
    }

    /** All executors by alias, a thread pool as {@code default} where there is no other and no queues were named. */
    Map<String, JobExecutor> executors() {
        Map<String, JobExecutor> all = new ConcurrentSkipListMap<>(configuredExecutors);
        all.putAll(addedExecutors);
        if (servesDefault) {
            all.computeIfAbsent(JobSpec.DEFAULT, alias -> pool());
        }
        return all;
    }

    void addStore(String alias, JobStore store) {
        refuseTaken(
                "job store",
                alias,
                configuredStores.containsKey(alias) || addedStores.putIfAbsent(alias, store) != null);
    }

    void addExecutor(String alias, JobExecutor executor) {
        boolean taken = configuredExecutors.containsKey(alias) || addedExecutors.putIfAbsent(alias, executor) != null;
        refuseTaken("executor", alias, taken);
    }

    boolean removeStore(String alias) {
        announced.remove(alias);
        boolean added = addedStores.remove(alias) != null;
        return configuredStores.remove(alias) != null || added;
    }

    Optional<JobExecutor> removeExecutor(String alias) {
        JobExecutor added = addedExecutors.remove(alias);
        return Optional.ofNullable(added != null ? added : configuredExecutors.remove(alias));
    }

    /** Whether a store's addition has not been told of yet; after that it has. */
    boolean announces(String alias) {
        return announced.add(alias);
    }

    /** Notes that a shutdown leaves a store or an executor open. */
    void keepOpen(Object storeOrExecutor) {
        keptOpen.add(storeOrExecutor);
    }

    /** Whether the last shutdown left a store or an executor open; asked once by the start that takes it. */
    boolean wasKeptOpen(Object storeOrExecutor) {
        return keptOpen.remove(storeOrExecutor);
    }

    private static void refuseTaken(String what, String alias, boolean taken) {
        if (taken) {
            throw new IllegalArgumentException("There is already a" + (what.startsWith("e") ? "n " : " ") + what + " \""
                    + alias + "\". Choose another alias, or remove it first.");
        }
    }

    private Optional<JobStore> memory() {
        making.lock();
        try {
            if (memory == null) {
                memory = found();
            }
            return Optional.ofNullable(memory);
        } finally {
            making.unlock();
        }
    }

    private @Nullable JobStore found() {
        return ServiceLoader.load(JobStoreProvider.class, getClass().getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("memory"))
                .findFirst()
                .map(provider -> provider.create(NoOptions.INSTANCE))
                .orElse(null);
    }

    private JobExecutor pool() {
        making.lock();
        try {
            JobExecutor there = pool;
            if (there == null) {
                there = new ThreadPool(ThreadPoolLimits.DEFAULT);
                pool = there;
            }
            return there;
        } finally {
            making.unlock();
        }
    }
}
