package io.apscheduler.spi;

import java.util.Set;

/**
 * Makes executors of one kind from options. Found by {@link java.util.ServiceLoader}; does nothing until a property or a
 * call names it.
 *
 * @implSpec Public, with a public constructor without parameters, and without effects when made.
 */
public interface JobExecutorProvider {
    /** The name used in {@code apscheduler.executor.X.class}: lower case, like {@code threadpool}. */
    String name();

    /** The names of the options; others are refused. */
    Set<String> options();

    /**
     * Makes an executor, not yet open.
     *
     * @throws io.apscheduler.job.ConfigurationException if options are wrong, or this JVM cannot have such an executor
     */
    JobExecutor create(Options options);
}
