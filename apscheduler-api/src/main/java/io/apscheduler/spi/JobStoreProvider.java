package io.apscheduler.spi;

import java.util.Set;

/**
 * Makes job stores of one kind from options. Found by {@link java.util.ServiceLoader}; does nothing until a property or a
 * call names it.
 *
 * @implSpec Public, with a public constructor without parameters, and without effects when made.
 */
public interface JobStoreProvider {
    /** The name used in {@code apscheduler.jobstore.X.class}: lower case, like {@code memory}. */
    String name();

    /** The names of the options; one ending in {@code .*} stands for all keys that begin so. Others are refused. */
    Set<String> options();

    /** Those of the options whose values are secret: they are shown nowhere. Default: none. */
    default Set<String> secretOptions() {
        return Set.of();
    }

    /**
     * Makes a store, not yet open.
     *
     * @throws io.apscheduler.job.ConfigurationException if options are wrong: see {@link Options#check()}
     */
    JobStore create(Options options);
}
