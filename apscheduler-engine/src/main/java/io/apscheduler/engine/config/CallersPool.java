package io.apscheduler.engine.config;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Gets an {@link ExecutorService} from a public static field, or method without parameters, of the caller's code. */
final class CallersPool {
    private static final String FORM =
            "Write com.acme.Pools::shared for a public static field, or method without parameters,"
                    + " that gives an ExecutorService.";

    private CallersPool() {}

    /**
     * Gets the executor.
     *
     * @param reference such as {@code com.acme.Pools::shared}
     * @throws IllegalArgumentException if there is no such thing, or it fails, or it gives something else
     */
    static ExecutorService get(String reference) {
        String[] parts = reference.split("::", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException("that names no executor. " + FORM);
        }
        Class<?> type = Loading.find(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("no class of that name is on the class path."));
        Object value = value(type, parts[1]);
        if (value instanceof ExecutorService executor) {
            return executor;
        }
        throw new IllegalArgumentException("it gives "
                + (value == null ? "null" : "a " + value.getClass().getName()) + ", which is no ExecutorService.");
    }

    private static Object value(Class<?> type, String name) {
        try {
            Optional<Method> method = Arrays.stream(type.getMethods())
                    .filter(m -> m.getName().equals(name) && m.getParameterCount() == 0)
                    .filter(m -> Modifier.isStatic(m.getModifiers()))
                    .findFirst();
            if (method.isPresent()) {
                return method.get().invoke(null);
            }
            Field field = type.getField(name);
            if (Modifier.isStatic(field.getModifiers())) {
                return field.get(null);
            }
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("it failed: " + e.getCause(), e.getCause());
        } catch (LinkageError e) {
            throw new IllegalArgumentException("it failed: " + e, e);
        } catch (ReflectiveOperationException e) {
            // Not there, or not public: the same for the caller.
        }
        throw new IllegalArgumentException("there is no such field or method. " + FORM);
    }
}
