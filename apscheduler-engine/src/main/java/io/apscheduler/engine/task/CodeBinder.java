package io.apscheduler.engine.task;

import io.apscheduler.job.Callee.Code;
import io.apscheduler.job.Callee.Form;
import io.apscheduler.job.Task;
import io.apscheduler.spi.InstanceFactory;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<Slot> slots = new ArrayList<>();
        if (code.type() != null) {
            slots.add(code.receiver() == null ? new Made(instances, code.type()) : Slot.of(code.receiver()));
        }
        for (Object argument : task.arguments()) {
            slots.add(argument == Task.CONTEXT ? Slot.CONTEXT : Slot.of(argument));
        }
        return new HandleInvocation(target(code).orElseGet(() -> Handles.of(code.function())), slots);
    }

    private static Optional<MethodHandle> target(Code code) {
        Optional<MethodHandle> target = Handles.of(code.target());
        return code.target().form() == Form.BOUND ? target.map(handle -> handle.bindTo(code.receiver())) : target;
    }
}
