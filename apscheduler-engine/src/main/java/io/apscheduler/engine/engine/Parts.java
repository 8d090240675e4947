package io.apscheduler.engine.engine;

import io.apscheduler.engine.config.Settings;
import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.task.NamedTasks;
import io.apscheduler.spi.InstanceFactory;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Function;

/**
 * What a scheduler is assembled of and keeps over its starts.
 *
 * @param settings reads properties anew, for {@code configure}
 */
public record Parts(
        InstantSource clock,
        InstanceFactory instances,
        NamedTasks named,
        Events events,
        Function<Properties, Settings> settings) {}
