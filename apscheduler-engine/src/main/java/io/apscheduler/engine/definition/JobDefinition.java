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
 * <p>There may be millions of these, of few kinds: so what jobs of one kind have in common is one object for all, and a
 * definition is 32 bytes beside it.
 */
public final class JobDefinition implements Definition {
    private final JobSpec kind;
    private final Birthplace birthplace;
    private final @Nullable String name;
    private final long created;

    /**
     * A definition.
     *
     * @param kind task, trigger and options, none left to defaults, without id and name; shared with others like it
     * @param created when the job, or its present trigger, was created, in microseconds since the epoch
     */
    JobDefinition(JobSpec kind, @Nullable String name, Birthplace birthplace, long created) {
        this.kind = kind;
        this.name = name;
        this.birthplace = birthplace;
        this.created = created;
    }

    /** A definition that shares nothing. */
    static JobDefinition of(JobSpec spec, Birthplace birthplace, long created) {
        return new JobDefinition(spec.unnamed(), spec.name().orElse(null), birthplace, created);
    }

    /**
     * Where definitions come from.
     *
     * @param zone the zone of a trigger that names none
     * @param origin the properties file that the job came from, or null
     */
    record Birthplace(ZoneId zone, @Nullable String origin) {
        Birthplace {
            Objects.requireNonNull(zone, "zone");
        }
    }

    /** Task, trigger and options, none left to defaults, of the job with that id. */
    public JobSpec spec(String id) {
        JobSpec spec = kind.id(id);
        return name == null ? spec : spec.name(name);
    }

    /** The same without id and name: one object for jobs of one kind. */
    public JobSpec kind() {
        return kind;
    }

    /** The zone of a trigger that names none. */
    public ZoneId zone() {
        return birthplace.zone();
    }

    /** When the job, or its present trigger, was created, in microseconds since the epoch. */
    public long created() {
        return created;
    }

    @Override
    public @Nullable String origin() {
        return birthplace.origin();
    }

    @Override
    public String text() {
        return DefinitionText.write(this);
    }

    @Override
    public String name() {
        return name != null ? name : kind.task().shortName();
    }

    @Override
    public String executor() {
        return kind.executor();
    }

    @Override
    public int priority() {
        return kind.priority();
    }

    boolean isSameAs(JobDefinition other) {
        return kind == other.kind
                && birthplace.equals(other.birthplace)
                && created == other.created
                && Objects.equals(name, other.name);
    }

    /** The name as it was given, or null. */
    @Nullable
    String storedName() {
        return name;
    }

    /** Another of the same kind, created at the same moment. */
    JobDefinition as(@Nullable String otherName, @Nullable String otherOrigin) {
        Birthplace other = Objects.equals(otherOrigin, origin()) ? birthplace : new Birthplace(zone(), otherOrigin);
        return new JobDefinition(kind, otherName, other, created);
    }

    /** Whether the fire times are those of another definition. */
    public boolean hasTriggerOf(JobDefinition other) {
        return created == other.created
                && zone().equals(other.zone())
                && kind.trigger().equals(other.kind.trigger());
    }

    /** The same job with its trigger anchored as that of another definition. */
    public JobDefinition anchoredAs(JobDefinition other) {
        return new JobDefinition(kind, name, new Birthplace(other.zone(), origin()), other.created);
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
