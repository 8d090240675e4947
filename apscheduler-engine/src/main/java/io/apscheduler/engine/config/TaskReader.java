package io.apscheduler.engine.config;

import io.apscheduler.engine.task.NamedTasks;
import io.apscheduler.engine.task.TaskBinder;
import io.apscheduler.engine.task.TaskPolicy;
import io.apscheduler.job.Task;
import io.apscheduler.spi.InstanceFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a job of a properties file runs. Confined to one thread. */
final class TaskReader {
    private static final @Nullable Object[] NONE = {};

    private final TaskBinder binder;

    /** Reads tasks that a policy allows. */
    TaskReader(TaskPolicy policy) {
        InstanceFactory never = type -> {
            throw new AssertionError("nothing is run while properties are read");
        };
        binder = new TaskBinder(never, policy, new NamedTasks());
    }

    /** The task of a job's section; empty if something is wrong with it, which was noted. */
    Optional<Task> read(Section job) {
        if (job.has("task") == job.has("command")) {
            job.problems().add(job.has("task") ? both(job) : neither(job));
            return Optional.empty();
        }
        Optional<List<@Nullable Object>> args = args(job);
        String key = job.has("task") ? "task" : "command";
        String text = job.required(key);
        if (args.isEmpty() || text.isEmpty() || !job.isReadable(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(key.equals("task") ? task(text, args.get()) : command(text, args.get()));
        } catch (IllegalArgumentException e) {
            job.refuse(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String both(Section job) {
        return job.whole("task") + " and " + job.whole("command")
                + " are both given, but a job runs one thing. Remove one of them.";
    }

    private static String neither(Section job) {
        return job.prefix() + "task and " + job.prefix()
                + "command are both missing: one of them says what the job runs.";
    }

    private static Optional<List<@Nullable Object>> args(Section job) {
        if (!job.has("args")) {
            return Optional.of(List.of());
        }
        boolean words = job.has("command");
        String expected =
                words ? "a JSON array of texts and numbers such as [\"-h\", 3]" : "a JSON array such as [\"/data\", 3]";
        return job.read(
                "args",
                text -> {
                    List<@Nullable Object> args = Args.parse(text);
                    return args == null || (words && !args.stream().allMatch(Args::isWord)) ? null : args;
                },
                expected);
    }

    /** A name without dots and colons is that of a registered task, which may be registered later. */
    private Task task(String text, List<@Nullable Object> args) {
        @Nullable Object[] array = args.toArray(NONE);
        if (!text.contains(".") && !text.contains(":")) {
            return Task.named(text, array);
        }
        Task task = Task.ref(text, array);
        binder.bind(task);
        return task;
    }

    private static Task command(String text, List<@Nullable Object> args) {
        List<String> words = new ArrayList<>(CommandWords.of(text));
        args.forEach(arg -> words.add(String.valueOf(arg)));
        return Task.command(words.toArray(String[]::new));
    }
}
