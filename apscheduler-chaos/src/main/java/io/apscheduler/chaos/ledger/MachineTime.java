package io.apscheduler.chaos.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The machine's monotonic clock, in microseconds, beside its wall clock. On Linux all processes of a machine share the
 * former, and it goes on while a process is stopped.
 *
 * @param epoch what to add to the former to get microseconds since the epoch
 */
public record MachineTime(long epoch) {
    private static final int READINGS = 1_000;

    /** As the two clocks stand to each other now: by the reading of both that took the least time. */
    public static MachineTime now() {
        long epoch = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            long before = micros();
            long wall = wallMicros();
            long took = micros() - before;
            if (took < least) {
                least = took;
                epoch = wall - before;
            }
        }
        return new MachineTime(epoch);
    }

    /** The wall clock, in microseconds since the epoch. */
    public static long wallMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** The monotonic clock. */
    public static long micros() {
        return System.nanoTime() / 1_000;
    }

    /** When that fire time was, or will be, by the monotonic clock. */
    public long at(long fireTime) {
        return fireTime - epoch;
    }
}
