package io.apscheduler.engine.task;

import io.apscheduler.job.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a task.
 *
 * @param callee what is called, for messages
 * @param position counted from 1
 * @param value the argument; never shown, it may be secret
 * @param stored whether it is plain data read from a store
 */
record Argument(String callee, int position, @Nullable Object value, boolean stored) {
    /** The arguments of a task less the contexts, which have no place in text. */
    static List<Argument> of(Task task) {
        return of(task.callee().toString(), 0, task);
    }

    /** The arguments of a registered task, followed by further ones. */
    static List<Argument> of(Task registered, Task further) {
        String callee = registered.callee().toString();
        List<Argument> own = of(callee, 0, registered);
        List<Argument> all = new ArrayList<>(own);
        all.addAll(of(callee, own.size(), further));
        return all;
    }

    private static List<Argument> of(String callee, int before, Task task) {
        List<Argument> arguments = new ArrayList<>();
        for (Object value : task.arguments()) {
            if (value != Task.CONTEXT) {
                arguments.add(new Argument(callee, before + arguments.size() + 1, value, task.isStored()));
            }
        }
        return arguments;
    }

    /** Its place and type, for messages. */
    @Override
    public String toString() {
        return "Argument " + position + " of " + callee + ", "
                + (value == null ? "null" : "a " + value.getClass().getTypeName());
    }
}
