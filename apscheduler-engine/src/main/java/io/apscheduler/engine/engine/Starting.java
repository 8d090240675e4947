package io.apscheduler.engine.engine;

import io.apscheduler.engine.config.Settings;
import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.dispatch.DispatchContext;
import io.apscheduler.engine.dispatch.ExecutorPosts;
import io.apscheduler.engine.dispatch.NodeSettings;
import io.apscheduler.engine.event.Events;
import io.apscheduler.event.SchedulerEvent.JobStoreAdded;
import io.apscheduler.event.SchedulerEvent.JobsLost;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.Jobs;
import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.StoreContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens stores and executors for a start: all of them, or none and every reason. Confined to one call. */
final class Starting {
    private final Settings settings;
    private final Parts parts;
    private final Equipment equipment;
    private final Supplier<@Nullable Session> current;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, JobStore> opened = new LinkedHashMap<>();
    private @Nullable Throwable cause;

    Starting(Settings settings, Parts parts, Equipment equipment, Supplier<@Nullable Session> current) {
        this.current = current;
        this.settings = settings;
        this.parts = parts;
        this.equipment = equipment;
    }

    /**
     * Opens everything.
     *
     * @throws ConfigurationException naming every problem; everything is closed again then
     */
    Session open(List<TentativeJob> jobs, Definitions definitions, Jobs facade) {
        Map<String, JobStore> stores = equipment.stores();
        Map<String, JobExecutor> executors = equipment.executors();
        checkAliases(jobs, stores, executors);
        DispatchContext context = new DispatchContext(
                new NodeSettings(
                        settings.name(),
                        settings.node(),
                        settings.lease(),
                        !settings.queues().isEmpty()),
                definitions,
                new ExecutorPosts(),
                parts.events(),
                facade,
                parts.clock());
        Session session = new Session(context, settings.daemonic());
        if (problems.isEmpty()) {
            stores.forEach((alias, store) -> open(alias, store));
        }
        if (!problems.isEmpty()) {
            opened.values().forEach(JobStore::close);
            throw cause == null ? new ConfigurationException(problems) : new ConfigurationException(problems, cause);
        }
        executors.forEach((alias, executor) -> open(session, alias, executor));
        opened.forEach(session::add);
        announce(parts.events(), opened);
        return session;
    }

    private void announce(Events events, Map<String, JobStore> stores) {
        stores.keySet().stream()
                .filter(equipment::announces)
                .forEach(alias -> events.publish(new JobStoreAdded(parts.clock().instant(), alias)));
    }

    private void checkAliases(
            List<TentativeJob> jobs, Map<String, JobStore> stores, Map<String, JobExecutor> executors) {
        for (TentativeJob job : jobs) {
            if (!stores.containsKey(job.store())) {
                problems.add("Job \"" + job.id() + "\" wants job store \"" + job.store() + "\", but there is none."
                        + " Job stores: " + String.join(", ", stores.keySet()) + ".");
            }
            if (!executors.containsKey(job.spec().executor()) && !mayBeServedElsewhere(stores.get(job.store()))) {
                problems.add("Job \"" + job.id() + "\" wants executor \""
                        + job.spec().executor() + "\", but there is none. Executors: "
                        + String.join(", ", executors.keySet()) + ".");
            }
        }
    }

    /** Where a node serves some queues only, others are for other nodes. */
    private boolean mayBeServedElsewhere(@Nullable JobStore store) {
        return !settings.queues().isEmpty() && store != null && store.isPersistent();
    }

    private void open(String alias, JobStore store) {
        try {
            if (!equipment.wasKeptOpen(store)) {
                store.open(context(settings, parts, current, alias));
            }
            opened.put(alias, store);
        } catch (RuntimeException e) {
            problems.add("Job store \"" + alias + "\" cannot be opened: " + e.getMessage());
            cause = cause == null ? e : cause;
        }
    }

    private void open(Session session, String alias, JobExecutor executor) {
        if (!equipment.wasKeptOpen(executor)) {
            executor.open(new ExecutorContext(settings.name(), alias));
        }
        session.executors().add(alias, executor);
    }

    /**
     * What a store is given when it is opened.
     *
     * @param current the session at any later time: a store may stay open from one to the next
     */
    static StoreContext context(Settings settings, Parts parts, Supplier<@Nullable Session> current, String alias) {
        LongConsumer wake = due -> {
            Session session = current.get();
            if (session != null) {
                session.find(alias).ifPresent(store -> store.dispatcher().added(due));
            }
        };
        Consumer<Set<String>> lost =
                ids -> parts.events().publish(new JobsLost(parts.clock().instant(), alias, ids));
        return new StoreContext(settings.name(), alias, parts.clock(), wake, lost);
    }
}
