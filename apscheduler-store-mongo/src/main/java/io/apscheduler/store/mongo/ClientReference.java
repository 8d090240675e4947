package io.apscheduler.store.mongo;

import com.mongodb.client.MongoClient;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Gets a client from a public static field, or method without parameters, of the caller's code. */
final class ClientReference {
    static final String FORM = "a public static field, or method without parameters, that gives a MongoClient,"
            + " written like com.acme.Databases::mongo";

    private ClientReference() {}

    /**
     * Gets the client.
     *
     * @throws IllegalArgumentException if there is no such thing, or it fails, or it gives something else
     */
    static MongoClient client(String reference) {
        String[] parts = reference.split("::", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("there is no :: in it");
        }
        Object value = value(type(parts[0]), parts[1]);
        if (value instanceof MongoClient client) {
            return client;
        }
        throw new IllegalArgumentException(
                "it gives " + (value == null ? "null" : "a " + value.getClass().getName()));
    }

    private static Class<?> type(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, true, context == null ? ClientReference.class.getClassLoader() : context);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException("the class " + name + " cannot be loaded", e);
        }
    }

    private static @Nullable Object value(Class<?> type, String name) {
        try {
            for (Method method : type.getMethods()) {
                boolean fits = method.getName().equals(name) && method.getParameterCount() == 0;
                if (fits && Modifier.isStatic(method.getModifiers())) {
                    return method.invoke(null);
                }
            }
            Field field = type.getField(name);
            if (Modifier.isStatic(field.getModifiers())) {
                return field.get(null);
            }
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("it failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("there is no such field or method", e);
        }
        throw new IllegalArgumentException("the field is not static");
    }
}
