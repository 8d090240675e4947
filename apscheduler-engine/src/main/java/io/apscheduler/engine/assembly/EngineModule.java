package io.apscheduler.engine.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Provides;
import io.apscheduler.Scheduler;
import io.apscheduler.engine.config.Settings;
import io.apscheduler.engine.engine.EngineScheduler;
import io.apscheduler.engine.engine.Parts;
import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.task.NamedTasks;
import io.apscheduler.job.Jobs;
import io.apscheduler.spi.InstanceFactory;
import jakarta.inject.Singleton;
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

    @Provides
    @Singleton
    EngineScheduler scheduler(Parts parts) {
        return new EngineScheduler(parts, settings);
    }

    @Provides
    @Singleton
    Parts parts(InstanceFactory factory, Events events, NamedTasks named) {
        return new Parts(clock, factory, named, events, reader);
    }

    @Provides
    @Singleton
    Events events() {
        return new Events(settings.name());
    }

    @Provides
    @Singleton
    NamedTasks namedTasks() {
        return new NamedTasks();
    }

    @Provides
    @Singleton
    InstanceFactory instanceFactory(Injector injector) {
        return instances == null ? injector::getInstance : instances;
    }

    @Provides
    Scheduler scheduler(EngineScheduler scheduler) {
        return scheduler;
    }

    @Provides
    Jobs jobs(EngineScheduler scheduler) {
        return scheduler;
    }
}
