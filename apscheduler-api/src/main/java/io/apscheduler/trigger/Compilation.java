package io.apscheduler.trigger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;

/** Compiles one spec and its parts with the same zone and moment of creation. */
record Compilation(ZoneId defaultZone, Instant created) implements TriggerContext {

    Compilation {
        requireNonNull(defaultZone, "defaultZone");
        requireNonNull(created, "created");
    }

    Trigger outermost(TriggerSpec spec) {
        if (spec instanceof LambdaSpec lambda) {
            return lambda.trigger();
        }
        String type = spec.type();
        if (type.equals(LambdaSpec.TYPE)) {
            throw new TriggerSpecException(
                    type,
                    "a trigger that was given as an object cannot be had from text. Write a TriggerProvider and name its type.");
        }
        return Providers.of(type).compile(spec, this);
    }

    @Override
    public Trigger compile(TriggerSpec part) {
        String jitter = part.options().get("jitter");
        if (jitter != null) {
            throw new TriggerSpecException(
                    part.type(),
                    "jitter",
                    jitter,
                    "a part of another trigger cannot have jitter. Give it to the outermost trigger.");
        }
        return outermost(part);
    }
}
