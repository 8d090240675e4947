package io.apscheduler.engine.time;

/**
 * By how much the clock of a store differs from that of this node, as far as that is certain: the store has read its own at some
 * moment between two readings of this node's. Confined to one thread.
 */
public final class ClockOffset {
    private final long tolerable;
    private long micros;
    private boolean large;

    /**
     * Knows of no difference yet.
     *
     * @param tolerable microseconds of difference, either way, that are not large
     */
    public ClockOffset(long tolerable) {
        this.tolerable = tolerable;
    }

    /** Microseconds by which the store's clock is ahead for certain, negative if it is behind, zero if neither is. */
    public static long between(long before, long told, long after) {
        return told > after ? told - after : Math.min(told - before, 0);
    }

    /**
     * Takes what the store has told.
     *
     * @return whether the difference has become large, or is that no more
     */
    public boolean hasTurned(long before, long told, long after) {
        micros = between(before, told, after);
        boolean was = large;
        large = Math.abs(micros) > (was ? tolerable / 2 : tolerable);
        return was != large;
    }

    /** As last told, as {@link #between}. */
    public long micros() {
        return micros;
    }

    /** Whether it is more than can be tolerated; half as much must be reached before it is not any more. */
    public boolean isLarge() {
        return large;
    }
}
