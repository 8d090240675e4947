package io.apscheduler.engine.task;

import io.apscheduler.job.Callee;
import io.apscheduler.job.Task;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tasks that the application registered under names. Thread-safe. */
public final class NamedTasks {
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();

    /**
     * Gives a task a name; one that had the name before loses it.
     *
     * @throws IllegalArgumentException if the name is blank, or the task itself is named
     */
    public void register(String name, Task task) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a registered task must not be empty.");
        }
        if (Objects.requireNonNull(task, "task").callee() instanceof Callee.Named other) {
            throw new IllegalArgumentException("The task registered as \"" + name + "\" is only another name, \""
                    + other.name() + "\". Register the task itself under both names.");
        }
        tasks.put(name, task);
    }

    /** The task of a name. */
    public Optional<Task> find(String name) {
        return Optional.ofNullable(tasks.get(name));
    }
}
