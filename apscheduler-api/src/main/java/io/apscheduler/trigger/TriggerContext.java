package io.apscheduler.trigger;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a {@link TriggerProvider} may know besides the spec it compiles.
 *
 * <p>All of it is fixed when a job is created, and kept with the job: another node, or a later default, compiles the same
 * trigger. Instances are immutable and safe for use by several threads.
 */
public interface TriggerContext {

    /** Returns the zone of a spec that names none. */
    ZoneId defaultZone();

    /** Returns the moment of creation: what {@code now} means, and the anchor of an interval without a start. */
    Instant created();

    /**
     * Compiles a part of the spec being compiled, in this context.
     *
     * @param part the part, of any type
     * @return its behaviour
     * @throws TriggerSpecException if the part is refused, or has the option {@code jitter}, which belongs to the outermost
     *     trigger only
     * @throws UnknownTriggerTypeException if no provider understands the part
     */
    Trigger compile(TriggerSpec part);
}
