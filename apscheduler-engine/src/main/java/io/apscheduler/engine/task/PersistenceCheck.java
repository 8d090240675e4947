package io.apscheduler.engine.task;

import com.fasterxml.jackson.databind.JavaType;
import io.apscheduler.job.Callee;
import io.apscheduler.job.Callee.Code;
import io.apscheduler.job.Callee.Reference;
import io.apscheduler.job.Command;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskNotPersistableException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Finds out why a task cannot be kept in a store outside memory, if so, as long as someone can still do something. */
final class PersistenceCheck {
    private final TaskBinder tasks;

    PersistenceCheck(TaskBinder tasks) {
        this.tasks = tasks;
    }

    void check(Task task) {
        try {
            if (task.callee() instanceof Callee.Named name) {
                checkNamed(name, task);
            } else if (!(task.callee() instanceof Command)) {
                checkReference(task);
            }
        } catch (UnknownTaskException | UndecodableTaskException e) {
            throw new TaskNotPersistableException(
                    task + " can be kept in memory only. " + Objects.requireNonNull(e.getMessage()), e);
        }
    }

    private void checkNamed(Callee.Named name, Task task) {
        Task registered = tasks.registered(name);
        List<Argument> further = Argument.of(task);
        if (registered.callee() instanceof Reference reference) {
            List<Argument> all = Argument.of(registered, task);
            checkArguments(ReferenceParts.of(reference.text()), all, all.size() - further.size());
        } else if (!further.isEmpty()) {
            throw TaskBinder.noFurther(name, registered, further.size());
        }
    }

    private void checkReference(Task task) {
        if (task.callee() instanceof Code code) {
            WhyNoText.refuse(code);
        }
        Reference reference = task.callee() instanceof Reference known
                ? known
                : new Reference(task.callee().reference().orElseThrow());
        tasks.refuseDisallowed(reference);
        Task stored = TaskCodec.withoutContexts(task);
        checkArguments(ReferenceParts.of(reference.text()), Argument.of(stored), 0);
    }

    /** Checks the arguments from a position on: those before it are not kept. */
    private static void checkArguments(ReferenceParts parts, List<Argument> arguments, int from) {
        Class<?> type = ApplicationClasses.find(parts.type());
        if (parts.method() == null) {
            ReferenceBinder.bodyOf(type, arguments.size());
            return;
        }
        Iterator<Argument> rest = arguments.iterator();
        for (JavaType parameter :
                NamedMethod.find(type, parts, arguments.size()).parameters()) {
            if (!parameter.hasRawClass(JobContext.class)) {
                Argument argument = rest.next();
                if (argument.position() > from) {
                    RoundTrip.check(parameter, argument);
                }
            }
        }
    }
}
