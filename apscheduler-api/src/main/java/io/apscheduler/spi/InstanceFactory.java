package io.apscheduler.spi;

/** Makes the objects whose methods are tasks, with what they need injected. Thread-safe. */
@FunctionalInterface
public interface InstanceFactory {
    /**
     * An object of the class, new or shared as the factory likes. Asked once for each run.
     *
     * @throws Exception if it cannot be made; the run has then failed with it
     */
    Object instanceOf(Class<?> type) throws Exception;
}
