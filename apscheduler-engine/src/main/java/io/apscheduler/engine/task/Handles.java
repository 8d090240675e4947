package io.apscheduler.engine.task;

import io.apscheduler.job.Call;
import io.apscheduler.job.Callee.Target;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Handles to methods, with the rights of the engine's module: public methods of public classes in packages that are exported
 * or opened to all or to the engine. All take their parameters as one array.
 */
final class Handles {
    private static final Lookup LOOKUP = MethodHandles.lookup();
    private static final List<Class<? extends Call>> CALLS = List.of(
            Call.Of0.class,
            Call.Of1.class,
            Call.Of2.class,
            Call.Of3.class,
            Call.Of4.class,
            Call.Of5.class,
            Call.Of6.class);
    /** By the number of parameters, each made when first needed: that costs ten milliseconds. */
    private static final Map<Integer, MethodHandle> OWN = new ConcurrentHashMap<>();

    /** Handles by the class of their method, so that they go when it does. */
    private static final ClassValue<Map<Target, Optional<MethodHandle>>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<Target, Optional<MethodHandle>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private Handles() {}

    /** A method as seen on a class that declares or inherits it. */
    static MethodHandle of(Class<?> type, Method method) {
        MethodType signature = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        try {
            read(type);
            return spread(
                    Modifier.isStatic(method.getModifiers())
                            ? LOOKUP.findStatic(type, method.getName(), signature)
                            : LOOKUP.findVirtual(type, method.getName(), signature));
        } catch (IllegalAccessException e) {
            String module = type.getModule().getName();
            throw new UnknownTaskException(type.getName() + "::" + method.getName() + " is out of reach. Let module "
                    + module + " export " + type.getPackageName() + ", to io.apscheduler.engine at least.");
        } catch (NoSuchMethodException | LinkageError e) {
            throw new UnknownTaskException(
                    type.getName() + "::" + method.getName() + " cannot be loaded here: " + e, e);
        }
    }

    /**
     * What a functional object refers to, its object as the first parameter; empty if that is out of reach. Looked up once:
     * jobs by the million share few places in the source.
     */
    static Optional<MethodHandle> of(Target target) {
        return KNOWN.get(target.type()).computeIfAbsent(target, Handles::find);
    }

    private static Optional<MethodHandle> find(Target target) {
        try {
            read(target.type());
            return switch (target.form()) {
                case STATIC ->
                    Optional.of(spread(LOOKUP.findStatic(target.type(), target.method(), target.signature())));
                case INSTANCE, BOUND ->
                    Optional.of(spread(LOOKUP.findVirtual(target.type(), target.method(), target.signature())));
                case CONSTRUCTOR -> Optional.of(spread(LOOKUP.findConstructor(target.type(), target.signature())));
                case LAMBDA, OBJECT -> Optional.empty();
            };
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The own method of functional objects of that kind, the object as the first parameter. */
    static MethodHandle of(Call call) {
        for (int arity = 0; arity < CALLS.size(); arity++) {
            if (CALLS.get(arity).isInstance(call)) {
                return OWN.computeIfAbsent(arity, Handles::own);
            }
        }
        throw new AssertionError("Call has no other subtypes than " + CALLS);
    }

    private static MethodHandle own(int arity) {
        try {
            MethodType signature = MethodType.genericMethodType(arity).changeReturnType(void.class);
            return spread(LOOKUP.findVirtual(CALLS.get(arity), "call", signature));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The interfaces of Call are not what they were compiled as.", e);
        }
    }

    /** The same with all its parameters in one array. */
    private static MethodHandle spread(MethodHandle handle) {
        int parameters = handle.type().parameterCount();
        return handle.asFixedArity()
                .asType(MethodType.genericMethodType(parameters))
                .asSpreader(Object[].class, parameters);
    }

    private static void read(Class<?> type) {
        Handles.class.getModule().addReads(type.getModule());
    }
}
