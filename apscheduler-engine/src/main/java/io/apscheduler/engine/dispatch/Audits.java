package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

/**
 * When to ask the store what this node owns. A request whose answer never came may still be on its way: arriving late it
 * claims jobs that nobody knows of, and that nobody else may take while this node lives. So that is asked again after each
 * failure, less and less often. Confined to the dispatcher's thread.
 */
final class Audits {
    private static final int GROWTH = 3;
    private static final int MOST_LEASES = 9;

    private final long leaseMicros;
    private long lost;
    private long gap;
    private long next = NEVER;

    Audits(long leaseMicros) {
        this.leaseMicros = leaseMicros;
    }

    /** A request was sent and not answered. */
    void lost(long now) {
        lost = now;
        gap = Math.max(1, leaseMicros / GROWTH);
        next = now + gap;
    }

    boolean isDue(long now) {
        return next <= now;
    }

    long nanosToNext(long now) {
        return next == NEVER ? Long.MAX_VALUE : (next - now) * 1_000;
    }

    /** That was asked. */
    void made(long now) {
        while (next <= now) {
            gap *= GROWTH;
            next = gap > MOST_LEASES * leaseMicros ? NEVER : lost + gap;
        }
    }
}
