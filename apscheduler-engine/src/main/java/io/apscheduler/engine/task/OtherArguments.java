package io.apscheduler.engine.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.apscheduler.job.Callee;
import io.apscheduler.job.Command;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskNotPersistableException;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks called once with other arguments than those they came with. Thread-safe. */
public final class OtherArguments {
    /** The most characters of JSON that the arguments of one run may have. */
    public static final int LONGEST = 65_536;

    private final TaskBinder binder;

    /** Other arguments for what the binder knows. */
    public OtherArguments(TaskBinder binder) {
        this.binder = binder;
    }

    /**
     * The same task with these arguments; where it is given the context of its run, it still is.
     *
     * @throws IllegalArgumentException if it does not take them
     */
    public Task put(Task task, List<? extends @Nullable Object> arguments) {
        Callee callee = task.callee();
        if (callee instanceof Command || callee instanceof Callee.Body) {
            throw new IllegalArgumentException(task + " takes no arguments.");
        }
        Task with = callee instanceof Callee.Code code
                ? Task.calling(code, inPlace(task, code, arguments))
                : Task.calling(callee, arguments);
        try {
            binder.bind(with);
        } catch (UnknownTaskException | UndecodableTaskException e) {
            throw new IllegalArgumentException(
                    "The arguments do not fit, or cannot be checked here: " + e.getMessage(), e);
        }
        return with;
    }

    private static List<@Nullable Object> inPlace(
            Task task, Callee.Code code, List<? extends @Nullable Object> arguments) {
        List<@Nullable Object> all = new ArrayList<>();
        Iterator<? extends @Nullable Object> rest = arguments.iterator();
        long places = task.arguments().stream()
                .filter(argument -> argument != Task.CONTEXT)
                .count();
        if (places != arguments.size()) {
            throw new IllegalArgumentException(
                    task.callee() + " takes " + places + " argument(s) here, but was given " + arguments.size() + ".");
        }
        for (Object argument : task.arguments()) {
            all.add(argument == Task.CONTEXT ? argument : rest.next());
        }
        checkTypes(code, all);
        return all;
    }

    private static void checkTypes(Callee.Code code, List<@Nullable Object> all) {
        MethodType types = code.target().signature();
        if (types.parameterCount() != all.size()) {
            return; // a lambda, which takes what it has caught as well
        }
        for (int at = 0; at < all.size(); at++) {
            Class<?> type = types.parameterType(at);
            Object value = all.get(at);
            boolean fits = value == null
                    ? !type.isPrimitive()
                    : value == Task.CONTEXT
                            || MethodType.methodType(type).wrap().returnType().isInstance(value);
            if (!fits) {
                throw new IllegalArgumentException("Argument " + (at + 1) + " of " + code + " must be a "
                        + type.getTypeName() + ", not "
                        + (value == null ? "null" : "a " + value.getClass().getTypeName()) + ".");
            }
        }
    }

    /**
     * The arguments of a task as a JSON array, for a store outside memory.
     *
     * @throws IllegalArgumentException if they have no such form, or are too long
     */
    public String json(Task with) {
        try {
            binder.checkPersistable(with);
            JsonNode arguments = TaskCodec.write(with).path("args");
            String json = arguments.isMissingNode() ? "[]" : arguments.toString();
            if (json.length() > LONGEST) {
                throw new IllegalArgumentException("The arguments of one run may have " + LONGEST
                        + " characters as JSON, not " + json.length() + ". Store them elsewhere and pass their key.");
            }
            return json;
        } catch (TaskNotPersistableException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The task with arguments as they were written.
     *
     * @throws UndecodableTaskException if the text is no JSON array
     */
    public static Task read(Task task, String json) {
        try {
            List<@Nullable Object> arguments = new ArrayList<>();
            ArgumentJson.parse(json).forEach(value -> arguments.add(ArgumentJson.plain(value)));
            return Task.stored(task.callee(), arguments);
        } catch (JsonProcessingException e) {
            throw new UndecodableTaskException("The arguments of a requested run are no JSON: " + JsonReason.of(e));
        }
    }
}
