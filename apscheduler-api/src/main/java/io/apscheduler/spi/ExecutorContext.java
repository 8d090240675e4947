package io.apscheduler.spi;

import java.util.Objects;

/**
 * Where an executor is used.
 *
 * @param scheduler the scheduler's name
 * @param alias the executor's alias; threads are named {@code apscheduler-<scheduler>-<alias>-<number>}
 */
public record ExecutorContext(String scheduler, String alias) {
    /** Checks the parts. */
    public ExecutorContext {
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(alias, "alias");
    }
}
