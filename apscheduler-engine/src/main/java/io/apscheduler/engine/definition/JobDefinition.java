package io.apscheduler.engine.definition;

import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.Definition;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a job asked for, complete: all options given, and with the zone and the moment that its trigger is anchored in.
 * Immutable. A store in memory keeps this very object; the text form is made only when asked for.
 *
 * @param spec task, trigger and options, none left to defaults
 * @param zone the zone of a trigger that names none
 * @param created when the job, or its present trigger, was created, in microseconds since the epoch
 * @param origin the properties file that the job came from, or null
 */
public record JobDefinition(
        JobSpec spec, ZoneId zone, long created, @Nullable String origin) implements Definition {
    /** Checks the parts. */
    public JobDefinition {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(zone, "zone");
    }

    @Override
    public String text() {
        return DefinitionText.write(this);
    }

    @Override
    public String name() {
        return spec.name().orElseGet(() -> spec.task().shortName());
    }

    @Override
    public String executor() {
        return spec.executor();
    }

    @Override
    public int priority() {
        return spec.priority();
    }

    /** The same job with its trigger anchored elsewhere. */
    public JobDefinition anchored(ZoneId otherZone, long otherCreated) {
        return new JobDefinition(spec, otherZone, otherCreated, origin);
    }

    /**
     * The definition of a record.
     *
     * @param id the record's id
     * @param store the alias of the record's store
     * @throws UnreadableDefinitionException if it cannot be read
     */
    public static JobDefinition of(Definition definition, String id, String store) {
        return definition instanceof JobDefinition known ? known : DefinitionText.read(definition, id, store);
    }
}
