package io.apscheduler.engine.task;

import io.apscheduler.job.JobContext;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a method through its handle, with a value for each parameter. */
final class HandleInvocation implements Invocation {
    private final MethodHandle handle;
    private final Slot[] slots;

    /**
     * An invocation.
     *
     * @param handle takes all parameters as one array
     * @param slots one for each of them
     */
    HandleInvocation(MethodHandle handle, List<Slot> slots) {
        this.handle = handle;
        this.slots = slots.toArray(Slot[]::new);
    }

    @Override
    public @Nullable Object call(JobContext context) throws Exception {
        @Nullable Object[] values = new Object[slots.length];
        for (int at = 0; at < slots.length; at++) {
            values[at] = slots[at].value(context);
        }
        try {
            return (Object) handle.invokeExact(values);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e, "A task threw something that is neither Exception nor Error.");
        }
    }
}
