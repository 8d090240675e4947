package io.apscheduler.engine.planted;

import java.time.Instant;

/** Reads a clock no test can set. */
final class PlantedClockReading {
    private PlantedClockReading() {}

    static boolean isDue(Instant fireTime) {
        return !fireTime.isAfter(Instant.now());
    }
}
