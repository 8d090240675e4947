package io.apscheduler.trigger;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A spec that holds a {@link Trigger} object, so that one written as a lambda can stand where a spec is wanted. For the
 * memory store only: its option {@value #OBJECT} names the object for listings, but no text can bring it back.
 *
 * <p>Equal to a spec of the very same object only. Immutable, and as safe for use by several threads as its trigger.
 */
public final class LambdaSpec implements TriggerSpec {

    /** The type of these specs. */
    public static final String TYPE = "lambda";

    static final String OBJECT = "trigger";

    private final Trigger trigger;

    LambdaSpec(Trigger trigger) {
        this.trigger = requireNonNull(trigger, "trigger");
    }

    /** Returns the object this spec was made of. */
    public Trigger trigger() {
        return trigger;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, String> options() {
        String identity = Integer.toHexString(System.identityHashCode(trigger));
        return Map.of(OBJECT, trigger.getClass().getName() + "@" + identity);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LambdaSpec spec && spec.trigger == trigger;
    }

    @Override
    public int hashCode() {
        return 31 * TYPE.hashCode() + options().hashCode();
    }

    /** Returns the spec as listings show it. */
    @Override
    public String toString() {
        return Triggers.describe(this);
    }
}
