package io.apscheduler.engine.task;

import io.apscheduler.job.JobContext;
import org.jspecify.annotations.Nullable;

/** Gives the value of one parameter for each run. */
@FunctionalInterface
interface Slot {
    /** The run's context. */
    Slot CONTEXT = context -> context;

    @Nullable
    Object value(JobContext context) throws Exception;

    /** The same value for every run. */
    static Slot of(@Nullable Object value) {
        return context -> value;
    }
}
