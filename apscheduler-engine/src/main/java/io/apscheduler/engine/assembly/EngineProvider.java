package io.apscheduler.engine.assembly;

import io.apscheduler.Scheduler;
import io.apscheduler.SchedulerProvider;

/** Offers this engine to {@link Scheduler#builder()}. */
public final class EngineProvider implements SchedulerProvider {
    /** Made by {@link java.util.ServiceLoader}. */
    public EngineProvider() {}

    @Override
    public Scheduler.Builder builder() {
        return new EngineBuilder();
    }
}
