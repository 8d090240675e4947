package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

/**
 * When to look for records that were written in transactions of callers, of whose commits nobody tells: soon, then less and
 * less often, until the exchanges that renew the lease come as often. Confined to the dispatcher's thread.
 */
final class Probes {
    private static final long FIRST_GAP_MICROS = 10_000;
    private static final int GROWTH = 3;

    private final long longestMicros;
    private long next = NEVER;
    private long gap;

    /** Looks that are never further apart than given. */
    Probes(long longestMicros) {
        this.longestMicros = longestMicros;
    }

    /** A record that is due at that time may come. */
    void expect(long due, long now) {
        if (due - now < longestMicros) {
            gap = FIRST_GAP_MICROS;
            next = Math.min(next, Math.max(due - Link.LOOK_AHEAD_MICROS, now) + gap);
        }
    }

    /** When to look, {@code NEVER} if nothing is expected. */
    long next() {
        return next;
    }

    long nanosToNext(long now) {
        return next == NEVER ? Long.MAX_VALUE : (next - now) * 1_000;
    }

    /** Someone has looked. */
    void looked(long now) {
        if (next <= now) {
            gap *= GROWTH;
            next = gap < longestMicros ? now + gap : NEVER;
        }
    }
}
