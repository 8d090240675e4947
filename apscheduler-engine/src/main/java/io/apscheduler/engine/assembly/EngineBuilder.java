package io.apscheduler.engine.assembly;

import static java.util.Objects.requireNonNull;

import com.google.inject.Guice;
import com.google.inject.Stage;
import io.apscheduler.Scheduler;
import io.apscheduler.engine.config.PropertiesFile;
import io.apscheduler.engine.config.Settings;
import io.apscheduler.engine.config.SettingsReader;
import io.apscheduler.engine.engine.EngineScheduler;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.InstanceFactory;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a scheduler is to be. Options are kept as properties, whatever call they came by, so that they are read and
 * checked in one place.
 */
final class EngineBuilder implements Scheduler.Builder {
    private final Properties properties = new Properties();
    private final Map<String, Consumer<Scheduler>> additions = new LinkedHashMap<>();
    private @Nullable String origin;
    private @Nullable InstanceFactory instances;
    private InstantSource clock = InstantSource.system();

    @Override
    public Scheduler.Builder properties(Path file) {
        properties.putAll(PropertiesFile.read(requireNonNull(file, "file")));
        origin = file.getFileName().toString();
        return this;
    }

    @Override
    public Scheduler.Builder properties(Properties more) {
        more.stringPropertyNames().forEach(key -> properties.setProperty(key, more.getProperty(key)));
        return this;
    }

    @Override
    public Scheduler.Builder property(String key, String value) {
        properties.setProperty(requireNonNull(key, "key"), requireNonNull(value, "value"));
        return this;
    }

    @Override
    public Scheduler.Builder jobStore(String alias, JobStore store) {
        requireNonNull(store, "store");
        additions.put("job store " + requireNonNull(alias, "alias"), scheduler -> scheduler.addJobStore(alias, store));
        return this;
    }

    @Override
    public Scheduler.Builder executor(String alias, JobExecutor executor) {
        requireNonNull(executor, "executor");
        additions.put(
                "executor " + requireNonNull(alias, "alias"), scheduler -> scheduler.addExecutor(alias, executor));
        return this;
    }

    @Override
    public Scheduler.Builder executor(String alias, ExecutorService executor) {
        requireNonNull(executor, "executor");
        additions.put(
                "executor " + requireNonNull(alias, "alias"), scheduler -> scheduler.addExecutor(alias, executor));
        return this;
    }

    @Override
    public Scheduler.Builder timeZone(ZoneId zone) {
        return property("apscheduler.timezone", zone.getId());
    }

    @Override
    public Scheduler.Builder misfireGraceTime(Duration grace) {
        return property("apscheduler.misfire_grace_time", grace.equals(JobSpec.NO_LIMIT) ? "none" : grace.toString());
    }

    @Override
    public Scheduler.Builder coalesce(boolean coalesce) {
        return property("apscheduler.coalesce", Boolean.toString(coalesce));
    }

    @Override
    public Scheduler.Builder instances(InstanceFactory factory) {
        instances = requireNonNull(factory, "factory");
        return this;
    }

    @Override
    public Scheduler.Builder clock(InstantSource source) {
        clock = requireNonNull(source, "source");
        return this;
    }

    @Override
    public Scheduler build() {
        Settings settings = SettingsReader.read(properties, origin, System.getenv());
        EngineModule module = new EngineModule(
                settings, clock, instances, changed -> SettingsReader.read(changed, null, System.getenv()));
        Scheduler scheduler = Guice.createInjector(Stage.DEVELOPMENT, module).getInstance(EngineScheduler.class);
        additions.values().forEach(addition -> addition.accept(scheduler));
        return scheduler;
    }
}
