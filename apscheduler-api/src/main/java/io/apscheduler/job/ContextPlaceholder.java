package io.apscheduler.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stands in an argument list for the context of the run to come. */
enum ContextPlaceholder implements JobContext {
    CONTEXT;

    @Override
    public Job job() {
        throw misused();
    }

    @Override
    public Instant fireTime() {
        throw misused();
    }

    @Override
    public int attempt() {
        throw misused();
    }

    @Override
    public boolean isRecovery() {
        throw misused();
    }

    @Override
    public void result(@Nullable Object value) {
        throw misused();
    }

    @Override
    public Jobs jobs() {
        throw misused();
    }

    private static IllegalStateException misused() {
        return new IllegalStateException(
                "Task.CONTEXT only marks the place of the context among the arguments of a task;"
                        + " inside the task use the context it was given, or JobContext.current().");
    }
}
