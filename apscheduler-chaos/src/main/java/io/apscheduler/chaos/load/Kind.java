package io.apscheduler.chaos.load;

import io.apscheduler.event.MissReason;
import java.util.EnumSet;
import java.util.Set;

/** What is asked of a job. Its id begins with the name. */
public enum Kind {
    /** Any lateness, any number of instances: each fire time must be started. */
    ALWAYS(true, false, 1_000, 0),
    /** Any lateness, one instance. */
    SINGLE(true, false, 1, 0),
    /** The default: a second of grace, one instance. */
    PLAIN(false, false, 1, 0),
    /** Not to be run twice, at any lateness. */
    ATMOSTONCE(true, true, 1, 0),
    /** As {@link #ALWAYS}, and takes half a second, so that faults find it under way. */
    SLOW(true, false, 1_000, 500),
    /** One fire time, at any lateness. */
    ONESHOT(true, false, 1, 0),
    /** As {@link #ALWAYS}, but its task is known to the new version of the program alone. */
    NEW(true, false, 1_000, 0);

    private final boolean anyLateness;
    private final boolean atMostOnce;
    private final int instances;
    private final int millis;

    Kind(boolean anyLateness, boolean atMostOnce, int instances, int millis) {
        this.anyLateness = anyLateness;
        this.atMostOnce = atMostOnce;
        this.instances = instances;
        this.millis = millis;
    }

    /** Whether it may start however late. */
    public boolean isAnyLateness() {
        return anyLateness;
    }

    /** Whether it must not be run twice. */
    public boolean isAtMostOnce() {
        return atMostOnce;
    }

    /** How many runs of it may be under way at once. */
    public int instances() {
        return instances;
    }

    /** How long its task takes. */
    public int millis() {
        return millis;
    }

    /** For which reasons a fire time may be missed. */
    public Set<MissReason> excuses() {
        Set<MissReason> excuses = EnumSet.noneOf(MissReason.class);
        if (!anyLateness) {
            excuses.add(MissReason.MISFIRE);
        }
        if (instances == 1 && this != ONESHOT) {
            excuses.add(MissReason.MAX_INSTANCES);
        }
        if (atMostOnce) {
            excuses.add(MissReason.LOST);
        }
        return excuses;
    }
}
