package io.apscheduler.engine.task;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells methods that someone wrote from those that the compiler made.
 *
 * <p>Most bridges only adapt types, beside the method that was written. But a public class also gets one for each public
 * method that it inherits from a class that is not public, so that others can call it: that is the method, and what was
 * written, with its generic types, is found further up.
 */
final class Bridges {
    private Bridges() {}

    /** Whether the method was written, or stands for one that was. */
    static boolean isWritten(Method method) {
        return !method.isSynthetic() || behind(method).isPresent();
    }

    /** The method that was written. */
    static Method written(Method method) {
        return behind(method).orElse(method);
    }

    private static Optional<Method> behind(Method method) {
        Class<?> type = method.getDeclaringClass();
        return method.isBridge() && declared(type).noneMatch(other -> isAdapted(other, method))
                ? above(type, method)
                : Optional.empty();
    }

    private static Optional<Method> above(Class<?> type, Method method) {
        for (Class<?> at = type.getSuperclass(); at != null; at = at.getSuperclass()) {
            Optional<Method> found =
                    declared(at).filter(other -> isSame(other, method)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Stream<Method> declared(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isSynthetic());
    }

    private static boolean isAdapted(Method written, Method bridge) {
        return written.getName().equals(bridge.getName()) && written.getParameterCount() == bridge.getParameterCount();
    }

    private static boolean isSame(Method one, Method other) {
        return one.getName().equals(other.getName())
                && one.getReturnType() == other.getReturnType()
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }
}
