package com.example.filestore;

// region lease
/** Until when a node has promised to come back, in microseconds. One that is over stays over, whatever the clock says. */
record Lease(long until, boolean isOver) {
    Lease endedAt(long now) {
        return isOver ? this : new Lease(Math.min(until, now), true);
    }

    boolean holds(long now) {
        return !isOver && until > now;
    }
}
// endregion
