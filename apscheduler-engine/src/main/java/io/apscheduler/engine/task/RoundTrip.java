package io.apscheduler.engine.task;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks that an argument is the same after it was written and read as the type of its parameter. */
final class RoundTrip {
    private static final String INSTEAD =
            " Arguments can be text, numbers, enums, java.time, records, and lists, maps and arrays of them.";

    private RoundTrip() {}

    static void check(JavaType type, Argument argument) {
        try {
            JsonNode json = ArgumentJson.encode(argument.value());
            Object back = ArgumentJson.reader(type).readValue(json);
            if (!isSame(argument.value(), back)) {
                throw new UndecodableTaskException(
                        argument + ", is not the same after it was written as JSON and read as "
                                + type.getRawClass().getTypeName() + "." + INSTEAD);
            }
        } catch (IOException e) {
            throw new UndecodableTaskException(argument + ", cannot be written as JSON and read as "
                    + type.getRawClass().getTypeName() + ": " + JsonReason.of(e) + INSTEAD);
        }
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) throws IOException {
        if (one == null || other == null || Objects.deepEquals(one, other)) {
            return Objects.deepEquals(one, other);
        }
        if (one instanceof Object[] a && other instanceof Object[] b) {
            return one.getClass() == other.getClass() && areSame(Arrays.asList(a), Arrays.asList(b));
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            return areSame(a, b);
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && areSame(a, b);
        }
        return isData(one.getClass())
                && one.getClass() == other.getClass()
                && ArgumentJson.encode(one).equals(ArgumentJson.encode(other));
    }

    private static boolean areSame(List<?> one, List<?> other) throws IOException {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<?> others = other.iterator();
        for (Object element : one) {
            if (!isSame(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean areSame(Map<?, ?> one, Map<?, ?> other) throws IOException {
        for (Map.Entry<?, ?> entry : one.entrySet()) {
            if (!isSame(entry.getValue(), other.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** A class whose objects may differ although they hold the same: one of the application, not of the platform. */
    private static boolean isData(Class<?> type) {
        return type.getClassLoader() != null;
    }
}
