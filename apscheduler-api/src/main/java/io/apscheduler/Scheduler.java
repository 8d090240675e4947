package io.apscheduler;

import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerListener;
import io.apscheduler.event.Subscription;
import io.apscheduler.job.Jobs;
import io.apscheduler.job.Task;
import io.apscheduler.spi.InstanceFactory;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Runs jobs when they are due. Thread-safe; also callable from its jobs and listeners.
 *
 * <p>A scheduler is made, started, and shut down; it can be started again. Jobs scheduled while it is not running wait for
 * the start. See {@link Jobs} for what can be done with jobs.
 */
public interface Scheduler extends Jobs, AutoCloseable {
    /** A scheduler with default settings: jobs in memory, at most 20 threads. */
    static Scheduler create() {
        return builder().build();
    }

    /**
     * A scheduler set up by a properties file.
     *
     * @throws io.apscheduler.job.ConfigurationException naming everything wrong with the file, or why it cannot be read
     */
    static Scheduler fromProperties(Path file) {
        return builder().properties(file).build();
    }

    /**
     * A scheduler set up by properties. Keys without the prefix {@code apscheduler.} are ignored.
     *
     * @throws io.apscheduler.job.ConfigurationException naming everything wrong with them
     */
    static Scheduler fromProperties(Properties properties) {
        return builder().properties(properties).build();
    }

    /**
     * A builder with default settings.
     *
     * @throws IllegalStateException if no engine is on the class or module path
     */
    static Builder builder() {
        return ServiceLoader.load(SchedulerProvider.class)
                .findFirst()
                .or(() -> ServiceLoader.load(SchedulerProvider.class, Scheduler.class.getClassLoader())
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("No scheduler engine is on the class path."
                        + " Add the run-time dependency io.apscheduler:apscheduler-engine."))
                .builder();
    }

    /**
     * Takes new properties in place of all options given before. Tentative jobs, listeners, registered tasks, and stores
     * and executors added by a call stay.
     *
     * @throws io.apscheduler.job.SchedulerAlreadyRunningException if the scheduler is running
     * @throws io.apscheduler.job.ConfigurationException naming everything wrong with them; nothing has changed then
     */
    void configure(Properties properties);

    /**
     * Opens stores and executors, adds the jobs scheduled so far, and begins to run what is due. In standalone mode it runs
     * in the calling thread, and returns when no job is left; otherwise it returns at once.
     *
     * @throws io.apscheduler.job.SchedulerAlreadyRunningException if the scheduler is running
     * @throws io.apscheduler.job.ConfigurationException naming every store that cannot be opened and every alias that jobs
     *     name but nothing has; nothing runs then
     */
    void start();

    /** As {@link #shutdown()}. */
    @Override
    default void close() {
        shutdown();
    }

    /**
     * Stops starting runs, waits for those executing, records them, and closes executors and stores. Runs handed over but
     * not started are given back to their store. Returns after the last event was told. Does not wait for its own caller:
     * it may be called from a job or a listener. When not running it does nothing.
     */
    default void shutdown() {
        shutdown(new ShutdownOption[0]);
    }

    /** As {@link #shutdown()}, less what the options say. */
    void shutdown(ShutdownOption... options);

    /**
     * As {@link #shutdown()}, waiting at most that long for executing runs; then their threads are interrupted.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    void shutdown(Duration patience);

    /** Stops this node from starting runs until {@link #resume()}. */
    void pause();

    /** Lets this node start runs again. Fire times passed meanwhile are judged by their grace times. */
    void resume();

    /** Whether the scheduler has been started and not shut down. */
    boolean isRunning();

    /**
     * Looks a store and all of its jobs over, and changes nothing: how its clock stands, which jobs are quarantined, which
     * cannot be run here, and which no node takes. Reads every job once.
     *
     * @throws IllegalArgumentException if there is no such store
     * @throws IllegalStateException if the scheduler is not running
     * @throws io.apscheduler.spi.JobStoreException if the store cannot be reached
     */
    Examination examine(String store);

    /**
     * Adds a store under an alias. A running scheduler opens it and begins to run its jobs.
     *
     * @throws IllegalArgumentException if the alias is taken
     * @throws io.apscheduler.spi.JobStoreException if the scheduler runs and the store cannot be opened
     */
    void addJobStore(String alias, JobStore store);

    /**
     * Takes a store off. Nothing is claimed from it any more; runs in progress end and are recorded, then it is closed. Its
     * jobs stay in it.
     *
     * @throws IllegalArgumentException if there is no such store
     */
    void removeJobStore(String alias);

    /**
     * Adds an executor under an alias.
     *
     * @throws IllegalArgumentException if the alias is taken
     */
    void addExecutor(String alias, JobExecutor executor);

    /** Adds an executor owned by the caller: it is never shut down. */
    void addExecutor(String alias, ExecutorService executor);

    /**
     * Takes an executor off. Runs handed over to it are run; jobs that name it wait until there is another.
     *
     * @throws IllegalArgumentException if there is no such executor
     */
    void removeExecutor(String alias);

    /**
     * Gives a task a name that stored jobs may use, see {@link Task#named}. A name registered before is replaced.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    void register(String name, Task task);

    /**
     * Tells the listener of events of the given types; of all, if none is given.
     *
     * @return takes the listener off when closed
     */
    Subscription addListener(SchedulerListener listener, EventType... types);

    /** Tells the listener of events of one class, which may be {@link SchedulerEvent.JobEvent}. */
    <E extends SchedulerEvent> Subscription on(Class<E> type, Consumer<? super E> listener);

    /** Takes a listener off everywhere. Without effect if it is not on. */
    void removeListener(SchedulerListener listener);

    /** Sets a scheduler up. Confined to one thread. */
    interface Builder {
        /**
         * Takes the properties of a file, and its jobs. Later calls, of this or other methods, win.
         *
         * @throws io.apscheduler.job.ConfigurationException if the file cannot be read
         */
        Builder properties(Path file);

        /** Takes properties. Keys without the prefix {@code apscheduler.} are ignored. */
        Builder properties(Properties properties);

        /** Sets one property, its key with the prefix {@code apscheduler.}. */
        Builder property(String key, String value);

        /** Adds a store under an alias. */
        Builder jobStore(String alias, JobStore store);

        /** Adds an executor under an alias. */
        Builder executor(String alias, JobExecutor executor);

        /** Adds an executor owned by the caller: it is never shut down. */
        Builder executor(String alias, ExecutorService executor);

        /** Sets the zone of triggers that name none. Default: the system's. */
        Builder timeZone(ZoneId zone);

        /**
         * Sets how late runs may start where the job does not say. Default: one second.
         *
         * @param grace {@link io.apscheduler.job.JobSpec#NO_LIMIT} for any time
         */
        Builder misfireGraceTime(Duration grace);

        /** Sets whether several due fire times become one run where the job does not say. Default: no. */
        Builder coalesce(boolean coalesce);

        /** Sets how the objects of tasks are made. Default: by Guice. */
        Builder instances(InstanceFactory factory);

        /**
         * Sets the clock. Default: the system's. Stores with a clock of their own do not use it.
         *
         * @param clock a {@link io.apscheduler.spi.JumpingInstantSource} to move time by hand
         */
        Builder clock(InstantSource clock);

        /**
         * Makes the scheduler, not yet started.
         *
         * @throws io.apscheduler.job.ConfigurationException naming everything wrong with the settings
         */
        Scheduler build();
    }
}
