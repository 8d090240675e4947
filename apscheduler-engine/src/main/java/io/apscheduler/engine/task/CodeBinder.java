package io.apscheduler.engine.task;

import io.apscheduler.job.Callee.Code;
import io.apscheduler.job.Callee.Form;
import io.apscheduler.job.Task;
import io.apscheduler.spi.InstanceFactory;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes code of this program ready to call: the very method that was referenced, so that what it returns is not lost, or,
 * where that is out of reach, the reference itself.
 */
final class CodeBinder {
    private final InstanceFactory instances;

    CodeBinder(InstanceFactory instances) {
        this.instances = instances;
    }

    Invocation bind(Code code, Task task) {
        List<Slot> slots = new ArrayList<>(3);
        MethodHandle handle = Handles.of(code.target()).orElse(null);
        boolean bound = code.target().form() == Form.BOUND;
        if (handle == null) {
            handle = Handles.of(code.function());
            slots.add(Slot.of(code.function()));
        } else if (bound) {
            slots.add(Slot.of(code.receiver()));
        }
        if (code.type() != null) {
            boolean made = bound || code.receiver() == null;
            slots.add(made ? new Made(instances, code.type()) : Slot.of(code.receiver()));
        }
        for (Object argument : task.arguments()) {
            slots.add(argument == Task.CONTEXT ? Slot.CONTEXT : Slot.of(argument));
        }
        return new HandleInvocation(handle, slots);
    }
}
