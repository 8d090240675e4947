package io.apscheduler.engine.task;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A method that text names, ready to be given arguments. Immutable.
 *
 * @param handle takes all parameters as one array, the object first where there is one
 * @param isStatic whether there is no object
 * @param parameters their types as the named class sees them
 */
record NamedMethod(MethodHandle handle, boolean isStatic, List<JavaType> parameters) {
    /** What was found by the class that was named, so that it goes when the class does. */
    private static final ClassValue<Map<Sought, NamedMethod>> FOUND = new ClassValue<>() {
        @Override
        protected Map<Sought, NamedMethod> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private record Sought(String name, @Nullable List<String> types, int arguments) {}

    /**
     * The method. It is looked for once: jobs by the million name few of them.
     *
     * @param parts with a method
     * @param arguments how many arguments it shall take, contexts not counted
     * @throws UnknownTaskException if there is none, or it is out of reach; then it is looked for anew the next time
     */
    static NamedMethod find(Class<?> type, ReferenceParts parts, int arguments) {
        Map<Sought, NamedMethod> found = FOUND.get(type);
        Sought sought = new Sought(String.valueOf(parts.method()), parts.types(), arguments);
        NamedMethod known = found.get(sought);
        if (known == null) {
            known = of(type, MethodFinder.find(type, parts, arguments));
            found.put(sought, known);
        }
        return known;
    }

    private static NamedMethod of(Class<?> type, Method method) {
        return new NamedMethod(
                Handles.of(type, method),
                Modifier.isStatic(method.getModifiers()),
                ArgumentJson.parameterTypes(type, method));
    }
}
