package io.apscheduler.trigger;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A spec that is nothing but its options: equality, text form, and a compact way to hold them. */
abstract class OptionsSpec implements TriggerSpec {

    final String[] entries;

    OptionsSpec(String[] entries) {
        this.entries = entries;
    }

    @Override
    public final Map<String, String> options() {
        return new OptionMap(entries);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof TriggerSpec spec) || !type().equals(spec.type())) {
            return false;
        }
        return spec instanceof OptionsSpec same
                ? Arrays.equals(entries, same.entries)
                : options().equals(spec.options());
    }

    @Override
    public final int hashCode() {
        return 31 * type().hashCode() + options().hashCode();
    }

    /** Returns the spec as listings show it. */
    @Override
    public final String toString() {
        return Triggers.describe(this);
    }
}
