package io.apscheduler.spi;

import java.time.InstantSource;

/**
 * A clock that moves by jumps and tells of each: a test's, mostly. A scheduler on such a clock takes the whole course of
 * time from it and sleeps until it jumps. Thread-safe.
 */
public interface JumpingInstantSource extends InstantSource {
    /**
     * Calls the listener after each jump, on the thread that made the clock jump. The listener must be quick.
     *
     * @return takes the listener off again when run
     */
    Runnable onJump(Runnable listener);
}
