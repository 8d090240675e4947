package io.apscheduler.engine.task;

import io.apscheduler.job.Callee;
import io.apscheduler.job.Command;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskNotPersistableException;
import io.apscheduler.spi.InstanceFactory;
import java.util.List;

/** Makes tasks ready to call: all that can be looked up is looked up here, once. Thread-safe. */
public final class TaskBinder {
    private final TaskPolicy policy;
    private final NamedTasks named;
    private final CodeBinder code;
    private final ReferenceBinder references;

    /**
     * A binder.
     *
     * @param instances makes the objects whose methods are tasks
     * @param policy what tasks given as text may do
     * @param named the registered tasks
     */
    public TaskBinder(InstanceFactory instances, TaskPolicy policy, NamedTasks named) {
        this.policy = policy;
        this.named = named;
        this.code = new CodeBinder(instances);
        this.references = new ReferenceBinder(instances);
    }

    /**
     * Makes a task ready to call.
     *
     * @throws UnknownTaskException if this node has no such task, cannot reach it, or does not allow it; another node may
     * @throws UndecodableTaskException if the arguments do not convert to the types of the parameters
     */
    public Invocation bind(Task task) {
        Callee callee = task.callee();
        if (callee instanceof Callee.Reference reference) {
            refuseDisallowed(reference);
            return references.bind(reference, Argument.of(task));
        }
        if (callee instanceof Callee.Named name) {
            return named(name, task);
        }
        if (callee instanceof Command command) {
            refuseStoredCommands(task);
            return new CommandInvocation(command);
        }
        return callee instanceof Callee.Body body
                ? references.body(body.type())
                : code.bind((Callee.Code) callee, task);
    }

    /**
     * Checks that a task can be kept in a store outside memory: that it has a text form, that this node finds the same
     * method by it, and that its arguments survive being written and read.
     *
     * @throws TaskNotPersistableException if not; the message says why, and what to write instead
     */
    public void checkPersistable(Task task) {
        new PersistenceCheck(this).check(task);
    }

    /** The task registered under a name. */
    Task registered(Callee.Named name) {
        return named.find(name.name())
                .orElseThrow(() -> new UnknownTaskException("No task is registered here as \"" + name.name()
                        + "\". Call scheduler.register(\"" + name.name() + "\", task) before it is needed."));
    }

    void refuseDisallowed(Callee.Reference reference) {
        String method = ReferenceParts.of(reference.text()).untyped();
        if (!policy.allows(method)) {
            throw new UnknownTaskException(
                    method + " is not allowed here: no pattern of apscheduler.task.allow matches it, "
                            + String.join(", ", policy.allow()) + ".");
        }
    }

    private Invocation named(Callee.Named name, Task task) {
        Task registered = registered(name);
        if (registered.callee() instanceof Callee.Reference reference) {
            return references.bind(reference, Argument.of(registered, task));
        }
        List<Argument> further = Argument.of(task);
        if (!further.isEmpty()) {
            throw noFurther(name, registered, further.size());
        }
        return bind(registered);
    }

    /** Only references can have arguments left open. Words from a store would also be options of a command. */
    static UnknownTaskException noFurther(Callee.Named name, Task registered, int further) {
        return new UnknownTaskException("The task registered as \"" + name.name() + "\" (" + registered.callee()
                + ") takes no" + " further arguments, but was given " + further
                + ". Register a Task.ref with the arguments left open.");
    }

    private void refuseStoredCommands(Task task) {
        if (task.isStored() && !policy.commands()) {
            throw new UnknownTaskException(
                    "Commands read from a store do not run here. Set apscheduler.task.commands = true"
                            + " if everyone who can write to the store may run commands on this machine.");
        }
    }
}
