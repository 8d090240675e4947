package io.apscheduler.engine.executor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** Makes virtual threads where the JVM has them: compiled for one that has not, it looks their methods up by name. */
final class VirtualThreadMaker {
    private static final Optional<VirtualThreadMaker> OF_THIS_JVM = find();

    /** {@code (String, Runnable)Thread}: {@code Thread.ofVirtual().name(name).unstarted(task)}. */
    private final MethodHandle unstarted;

    private VirtualThreadMaker(MethodHandle unstarted) {
        this.unstarted = unstarted;
    }

    /** The maker of this JVM; empty if it has no virtual threads, or only as a preview that is not enabled. */
    static Optional<VirtualThreadMaker> ofThisJvm() {
        return OF_THIS_JVM;
    }

    private static Optional<VirtualThreadMaker> find() {
        try {
            VirtualThreadMaker found = new VirtualThreadMaker(lookUp(MethodHandles.publicLookup()));
            found.make("probe", () -> {});
            return Optional.of(found);
        } catch (ReflectiveOperationException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static MethodHandle lookUp(MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        Class<?> builder = Class.forName("java.lang.Thread$Builder");
        Class<?> virtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
        MethodHandle ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual));
        MethodHandle name = lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class));
        MethodHandle unstarted =
                lookup.findVirtual(builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
        MethodHandle named = MethodHandles.foldArguments(
                name.asType(MethodType.methodType(builder, virtual, String.class)), ofVirtual);
        return MethodHandles.collectArguments(unstarted, 0, named);
    }

    Thread make(String name, Runnable task) {
        try {
            return (Thread) unstarted.invokeExact(name, task);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Making a virtual thread failed.", e);
        }
    }
}
