package io.apscheduler;

/**
 * Makes schedulers. Found by {@link java.util.ServiceLoader} in {@code apscheduler-engine}; of interest only to those who
 * write an engine of their own.
 *
 * @implSpec Public, with a public constructor without parameters.
 */
public interface SchedulerProvider {
    /** A builder with default settings. */
    Scheduler.Builder builder();
}
