package io.apscheduler.engine.plan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that one requested run takes in place of its job's: as text, or in memory the very objects. Immutable as far as
 * those are. Objects that are merely equal are not the same.
 */
public final class Given {
    private final @Nullable String json;
    private final List<?> values;

    private Given(@Nullable String json, List<?> values) {
        this.json = json;
        this.values = values;
    }

    /** Arguments as a JSON array. */
    public static Given text(String json) {
        return new Given(Objects.requireNonNull(json, "json"), List.of());
    }

    /** The very objects, for stores that keep objects. */
    public static Given objects(List<?> values) {
        return new Given(null, values);
    }

    /** The JSON array, null if these are objects. */
    public @Nullable String json() {
        return json;
    }

    /** The objects; empty if these are text. */
    public List<?> values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (json != null && other instanceof Given that && json.equals(that.json));
    }

    @Override
    public int hashCode() {
        return json == null ? System.identityHashCode(this) : json.hashCode();
    }

    /** How many there are, never what. */
    @Override
    public String toString() {
        return json == null ? values.size() + " object(s)" : "text of " + json.length() + " characters";
    }
}
