package io.apscheduler.engine.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import io.apscheduler.Scheduler;
import io.apscheduler.engine.config.Settings;
import io.apscheduler.engine.engine.EngineScheduler;
import io.apscheduler.engine.engine.Parts;
import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.task.NamedTasks;
import io.apscheduler.job.Jobs;
import io.apscheduler.spi.InstanceFactory;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduler is made of. The classes of tasks are made by the same injector, unless the builder was given another
 * factory: they may ask for {@link Jobs} or {@link Scheduler} and get this one.
 */
final class EngineModule extends AbstractModule {
    private final Settings settings;
    private final InstantSource clock;
    private final @Nullable InstanceFactory instances;
    private final Function<Properties, Settings> reader;

    EngineModule(
            Settings settings,
            InstantSource clock,
            @Nullable InstanceFactory instances,
            Function<Properties, Settings> reader) {
        this.settings = settings;
        this.clock = clock;
        this.instances = instances;
        this.reader = reader;
    }

    @Override
    protected void configure() {
        bind(NamedTasks.class).toProvider(named()).in(Scopes.SINGLETON);
        bind(Events.class).toProvider(events()).in(Scopes.SINGLETON);
        bind(InstanceFactory.class)
                .toProvider(instanceFactory(getProvider(Injector.class)))
                .in(Scopes.SINGLETON);
        bind(Parts.class)
                .toProvider(parts(
                        getProvider(InstanceFactory.class), getProvider(Events.class), getProvider(NamedTasks.class)))
                .in(Scopes.SINGLETON);
        bind(EngineScheduler.class)
                .toProvider(scheduler(getProvider(Parts.class)))
                .in(Scopes.SINGLETON);
        bind(Scheduler.class).to(EngineScheduler.class);
        bind(Jobs.class).to(EngineScheduler.class);
    }

    private static Provider<NamedTasks> named() {
        return NamedTasks::new;
    }

    private Provider<Events> events() {
        return () -> new Events(settings.name());
    }

    private Provider<InstanceFactory> instanceFactory(Provider<Injector> injector) {
        return () -> instances == null ? injector.get()::getInstance : instances;
    }

    private Provider<Parts> parts(
            Provider<InstanceFactory> factory, Provider<Events> events, Provider<NamedTasks> named) {
        return () -> new Parts(clock, factory.get(), named.get(), events.get(), reader);
    }

    private Provider<EngineScheduler> scheduler(Provider<Parts> parts) {
        return () -> new EngineScheduler(parts.get(), settings);
    }
}
