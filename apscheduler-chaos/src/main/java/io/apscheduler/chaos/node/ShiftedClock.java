package io.apscheduler.chaos.node;

import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, and how wrong it is made to go. Thread-safe. */
final class ShiftedClock implements InstantSource {
    private volatile long shiftMillis;

    void shift(long millis) {
        shiftMillis = millis;
    }

    @Override
    public Instant instant() {
        return Instant.now().plusMillis(shiftMillis);
    }
}
