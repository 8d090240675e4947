package io.apscheduler.engine.trigger;

/**
 * A stretch of time in which a zone's offset does not change, and the offset before it. Times are seconds since 1970,
 * offsets are seconds. Immutable.
 *
 * @param start its first second, or {@link #ALWAYS} below zero
 * @param end the first second after it, or {@link #ALWAYS}
 * @param offset the offset within
 * @param offsetBefore the offset before the start; the same if there is no start
 */
public record ZoneStretch(long start, long end, int offset, int offsetBefore) {

    /** Farther than any time that is asked for, and far from overflow. */
    public static final long ALWAYS = Long.MAX_VALUE / 4;

    /** Tells whether a second is within. */
    public boolean contains(long second) {
        return start <= second && second < end;
    }

    /** Returns by how much clocks went forward at the start; negative if they went back. */
    public int turn() {
        return offset - offsetBefore;
    }
}
