package io.apscheduler.engine.task;

import io.apscheduler.job.Callee;
import io.apscheduler.job.TaskBody;
import io.apscheduler.spi.InstanceFactory;
import java.util.ArrayList;
import java.util.List;

/** Makes methods and classes that are named as text ready to call. */
final class ReferenceBinder {
    private final InstanceFactory instances;

    ReferenceBinder(InstanceFactory instances) {
        this.instances = instances;
    }

    Invocation bind(Callee.Reference reference, List<Argument> arguments) {
        ReferenceParts parts = ReferenceParts.of(reference.text());
        Class<?> type = ApplicationClasses.find(parts.type());
        return parts.method() == null
                ? body(bodyOf(type, arguments.size()))
                : method(type, NamedMethod.find(type, parts, arguments.size()), arguments);
    }

    /** A task that is a class. */
    Invocation body(Class<? extends TaskBody> type) {
        Made made = new Made(instances, type);
        return context -> {
            ((TaskBody) made.value(context)).run(context);
            return null;
        };
    }

    /** The class of a task that is a class. */
    static Class<? extends TaskBody> bodyOf(Class<?> type, int arguments) {
        if (!TaskBody.class.isAssignableFrom(type)) {
            throw new UnknownTaskException(
                    "Class " + type.getName() + " does not implement TaskBody. Let it, or name one of"
                            + " its methods: " + type.getName() + "::method.");
        }
        if (arguments > 0) {
            throw new UnknownTaskException("Class " + type.getName() + " was given " + MethodFinder.counted(arguments)
                    + ", but a TaskBody" + " takes none. Name one of its methods: " + type.getName() + "::method.");
        }
        return type.asSubclass(TaskBody.class);
    }

    private Invocation method(Class<?> type, NamedMethod method, List<Argument> arguments) {
        List<Slot> slots = new ArrayList<>(method.parameters().size() + 1);
        if (!method.isStatic()) {
            slots.add(new Made(instances, type));
        }
        slots.addAll(ArgumentBinder.bind(method.parameters(), arguments));
        return new HandleInvocation(method.handle(), slots);
    }
}
