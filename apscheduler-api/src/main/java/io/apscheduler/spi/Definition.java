package io.apscheduler.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was asked: the part of a record that only edits change. A store keeps {@link #text()} as it is, without looking
 * into it, and the other parts in readable columns; a store in memory may keep the object and never ask for the text.
 * Immutable.
 */
public interface Definition {
    /**
     * Task, arguments, trigger and options in the scheduler's own text form; any Unicode, up to some MiB.
     *
     * @throws io.apscheduler.job.TaskNotPersistableException if it has none; never thrown to a store that said it is
     *     persistent
     */
    String text();

    /** The job's name for people. */
    String name();

    /** The alias of the job's executor: the queue that nodes serve by it. */
    String executor();

    /** The job's priority, 1 to 9, higher first. */
    int priority();

    /** The properties file that the job came from, or null. */
    @Nullable
    String origin();

    /** A definition read from a store. */
    static Definition of(String text, String name, String executor, int priority, @Nullable String origin) {
        return new StoredDefinition(text, name, executor, priority, origin);
    }

    /** The parts as they were stored. */
    record StoredDefinition(
            String text,
            String name,
            String executor,
            int priority,
            @Nullable String origin) implements Definition {
        /** Checks the parts. */
        public StoredDefinition {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(executor, "executor");
        }
    }
}
