package io.apscheduler.engine.task;

import io.apscheduler.job.Call;
import io.apscheduler.job.Callee;
import io.apscheduler.job.Callee.Form;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Task;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects whose methods are scheduled by annotations. */
final class Beans {
    private Beans() {}

    /** The class as it was written: subclasses that an injector generates have names of no permanence. */
    static Class<?> classOf(Object bean) {
        Class<?> type = bean.getClass();
        while (type.getName().contains("$$") && type.getSuperclass() != Object.class) {
            type = type.getSuperclass();
        }
        return type;
    }

    /** The methods of a class and its superclasses, by name; overridden ones as they override. */
    static List<Method> methods(Class<?> type) {
        Stream<Method> inherited = type.getSuperclass() == null
                ? Stream.empty()
                : methods(type.getSuperclass()).stream().filter(method -> !isOverridden(method, type));
        return Stream.concat(
                        Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isSynthetic()), inherited)
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .toList();
    }

    /** Why a method cannot be scheduled, as the end of a sentence; empty if it can. */
    static Optional<String> whyUnfit(Method method) {
        if (!Modifier.isPublic(method.getModifiers())) {
            return Optional.of("is not public. Make it public.");
        }
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length > 1 || (parameters.length == 1 && parameters[0] != JobContext.class)
                ? Optional.of("has parameters, but a scheduled method may have none but a JobContext.")
                : Optional.empty();
    }

    /** The task that calls the method: on this very object in memory, on one that is made where it was stored as text. */
    static Task task(Object bean, Class<?> type, Method method) {
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        MethodType signature = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        Callee.Target target = new Callee.Target(
                isStatic ? Form.STATIC : Form.INSTANCE, type, method.getName(), signature, text(type, method));
        Callee.Code code = isStatic
                ? new Callee.Code(call(method), target, null, null)
                : new Callee.Code(call(method), target, type, bean);
        return Task.calling(code, method.getParameterCount() == 0 ? List.of() : List.of(Task.CONTEXT));
    }

    private static boolean isOverridden(Method method, Class<?> by) {
        return Arrays.stream(by.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    private static String text(Class<?> type, Method method) {
        return MethodFinder.overloads(type, method.getName()).size() == 1
                ? type.getName() + "::" + method.getName()
                : MethodFinder.typed(type, method);
    }

    /** A way to call the method even where its class is not public. */
    private static Call call(Method method) {
        MethodHandle handle = handle(method);
        return switch (handle.type().parameterCount()) {
            case 0 -> (Call.Of0) () -> invoke(handle);
            case 1 -> (Call.Of1<Object>) first -> invoke(handle, first);
            default -> (Call.Of2<Object, Object>) (first, second) -> invoke(handle, first, second);
        };
    }

    private static MethodHandle handle(Method method) {
        try {
            method.trySetAccessible();
            return MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("The method's class is not public, or its package not open.", e);
        }
    }

    private static void invoke(MethodHandle handle, @Nullable Object... arguments) throws Exception {
        try {
            handle.invokeWithArguments(arguments);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }
}
