package io.apscheduler.engine.task;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells whether a value can be passed for a type as it is, the elements of collections considered. */
final class Fit {
    private Fit() {}

    static boolean fits(JavaType type, @Nullable Object value) {
        if (value == null || type.isPrimitive()) {
            return value == null
                    ? !type.isPrimitive()
                    : boxed(type.getRawClass()).isInstance(value);
        }
        if (!type.getRawClass().isInstance(value)) {
            return false;
        }
        if (type.isCollectionLikeType() && value instanceof Collection<?> elements) {
            return elements.stream().allMatch(element -> fits(type.getContentType(), element));
        }
        if (type.isMapLikeType() && value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .allMatch(entry ->
                            fits(type.getKeyType(), entry.getKey()) && fits(type.getContentType(), entry.getValue()));
        }
        return true;
    }

    private static Class<?> boxed(Class<?> primitive) {
        return MethodType.methodType(primitive).wrap().returnType();
    }
}
