package io.apscheduler.engine.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of {@code Class}, {@code Class::method} or {@code Class::method(Type,Type)}.
 *
 * @param method null if the text names a class alone
 * @param types the names of the parameters' types; null if the text has none
 */
record ReferenceParts(
        String type, @Nullable String method, @Nullable List<String> types) {
    static ReferenceParts of(String text) {
        int colons = text.indexOf("::");
        if (colons < 0) {
            return new ReferenceParts(text, null, null);
        }
        String type = text.substring(0, colons);
        int open = text.indexOf('(');
        if (open < 0) {
            return new ReferenceParts(type, text.substring(colons + 2), null);
        }
        String types = text.substring(open + 1, text.length() - 1);
        return new ReferenceParts(
                type, text.substring(colons + 2, open), types.isEmpty() ? List.of() : List.of(types.split(",")));
    }

    /** Class and method without types: what policies are about. */
    String untyped() {
        return type + "::" + (method == null ? "run" : method);
    }
}
