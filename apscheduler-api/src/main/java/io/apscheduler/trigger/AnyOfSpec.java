package io.apscheduler.trigger;

import java.util.List;

/** Fires whenever one of its parts does (type {@code any_of}); where several coincide, once. Immutable. */
public final class AnyOfSpec extends CombinedSpec<AnyOfSpec> {

    AnyOfSpec(List<TriggerSpec> parts) {
        super(parts, numbered(parts));
    }

    private AnyOfSpec(List<TriggerSpec> parts, String[] entries) {
        super(parts, entries);
    }

    @Override
    AnyOfSpec copy(List<TriggerSpec> sameParts, String[] options) {
        return new AnyOfSpec(sameParts, options);
    }

    @Override
    public String type() {
        return "any_of";
    }
}
