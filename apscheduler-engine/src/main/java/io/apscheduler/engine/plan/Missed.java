package io.apscheduler.engine.plan;

import io.apscheduler.event.MissReason;

/** Consecutive fire times that will not be run, found in one look for one reason; many may be counted as "at least". */
public record Missed(long first, long last, long count, MissReason reason) {
    /** A single fire time. */
    public static Missed one(long fireTime, MissReason reason) {
        return new Missed(fireTime, fireTime, 1, reason);
    }
}
