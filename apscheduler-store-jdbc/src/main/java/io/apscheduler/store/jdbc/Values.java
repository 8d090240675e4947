package io.apscheduler.store.jdbc;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.Standing;
import org.jspecify.annotations.Nullable;

/** The texts of a definition, checked and as they are stored. Immutable. */
record Values(
        String definition,
        String name,
        String executor,
        @Nullable String origin) {
    static Values of(Definition definition, Texts texts) {
        String origin = definition.origin();
        return new Values(
                Texts.checked("definition of the job named \"" + definition.name() + '"', definition.text()),
                Texts.checked("name of a job", definition.name()),
                texts.key("executor", definition.executor()),
                origin == null ? null : texts.origin(origin));
    }

    /** The scheduler's notes of a standing. */
    static @Nullable String state(Standing standing) {
        Standing.StateText state = standing.state();
        return state == null ? null : Texts.checked("state of a job", state.text());
    }
}
