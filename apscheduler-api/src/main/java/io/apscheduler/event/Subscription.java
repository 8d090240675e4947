package io.apscheduler.event;

/** A listener's place at a scheduler. Thread-safe. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Takes the listener off; events not yet told it are not told. Without effect when repeated. */
    @Override
    void close();
}
