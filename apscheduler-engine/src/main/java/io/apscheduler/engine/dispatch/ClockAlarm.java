package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.time.ClockOffset;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Warns when this node's clock and a store's are far apart. Runs do not depend on this node's; fire times that are reckoned from
 * "now" when a job is scheduled here, and the times of events and log lines, do. Confined to the dispatcher's thread.
 */
final class ClockAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(ClockAlarm.class);
    private static final long TOLERABLE_MICROS = 1_000_000;

    private final String store;
    private final InstantSource clock;
    private final ClockOffset offset = new ClockOffset(TOLERABLE_MICROS);

    ClockAlarm(String store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** This node's time, in microseconds. */
    long now() {
        return Micros.floor(clock.instant());
    }

    /** Takes a reply that has just come, to a request that was sent at that time by this node's clock. */
    void told(long sent, long storeMicros) {
        if (offset.hasTurned(sent, storeMicros, now())) {
            LOG.atLevel(offset.isLarge() ? Level.WARN : Level.INFO).log(this::text);
        }
    }

    /** How the clocks differ, for people. */
    String text() {
        if (!offset.isLarge()) {
            return "This node's clock and that of job store \"" + store + "\" agree again.";
        }
        long millis = Math.abs(offset.micros()) / 1_000;
        return "This node's clock is " + millis / 1_000.0 + " s "
                + (offset.micros() > 0 ? "behind" : "ahead of") + " that of job store \"" + store
                + "\". Runs start by the store's clock; what is scheduled here from \"now\" on, and the times of events, go by"
                + " this node's. Set both by a time server.";
    }
}
