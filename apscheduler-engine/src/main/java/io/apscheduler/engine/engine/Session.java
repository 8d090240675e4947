package io.apscheduler.engine.engine;

import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.dispatch.DispatchContext;
import io.apscheduler.engine.dispatch.Dispatcher;
import io.apscheduler.engine.dispatch.ExecutorPosts;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.JobStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/** What exists from a start to the shutdown: open stores with their dispatchers, and open executors. Thread-safe. */
final class Session {
    private final Map<String, OpenStore> stores = new ConcurrentSkipListMap<>();
    private final DispatchContext context;
    private final boolean daemonic;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    Session(DispatchContext context, boolean daemonic) {
        this.context = context;
        this.daemonic = daemonic;
    }

    Definitions definitions() {
        return context.definitions();
    }

    ExecutorPosts executors() {
        return context.executors();
    }

    /** Takes a store that is open. */
    OpenStore add(String alias, JobStore store) {
        OpenStore added = new OpenStore(alias, store, new Dispatcher(alias, store, context, daemonic));
        stores.put(alias, added);
        return added;
    }

    Optional<OpenStore> remove(String alias) {
        return Optional.ofNullable(stores.remove(alias));
    }

    Optional<OpenStore> find(String alias) {
        return Optional.ofNullable(stores.get(alias));
    }

    /**
     * The store of an alias.
     *
     * @throws IllegalArgumentException if there is none
     */
    OpenStore store(String alias) {
        return find(alias)
                .orElseThrow(() -> new IllegalArgumentException("There is no job store \"" + alias + "\". Job stores: "
                        + String.join(", ", stores.keySet()) + "."));
    }

    /** The stores in the order of their aliases. */
    Collection<OpenStore> stores() {
        return stores.values();
    }

    /** The stores in the order in which an id is looked for: {@code default} first. */
    List<OpenStore> searched() {
        List<OpenStore> order = new ArrayList<>();
        find(JobSpec.DEFAULT).ifPresent(order::add);
        stores.values().stream()
                .filter(store -> !store.alias().equals(JobSpec.DEFAULT))
                .forEach(order::add);
        return order;
    }

    /** Ends when everything is closed. */
    CompletableFuture<Void> closed() {
        return closed;
    }
}
