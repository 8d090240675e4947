package io.apscheduler.engine.time;

import io.apscheduler.spi.JumpingInstantSource;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What one thread sleeps on until a time comes or somebody rings. A ring while awake ends the next sleep at once. Ringing
 * is thread-safe and cheap; sleeping is confined to the owner.
 */
public final class Alarm implements AutoCloseable {
    /** Rings closer to the end of the sleep than this are left to it. */
    private static final long CLOSE_NANOS = 1_000_000;

    private final boolean jumping;
    private final Runnable unsubscribe;
    private volatile boolean rung;
    private volatile long wakesAt;
    private volatile @Nullable Thread sleeper;

    /** An alarm for threads that go by the given clock; one that jumps rings it. */
    public Alarm(InstantSource clock) {
        if (clock instanceof JumpingInstantSource source) {
            jumping = true;
            unsubscribe = source.onJump(this::ring);
        } else {
            jumping = false;
            unsubscribe = () -> {};
        }
    }

    /** Wakes the sleeper, or keeps it from falling asleep. */
    public void ring() {
        rung = true;
        Thread asleep = sleeper;
        if (asleep != null) {
            LockSupport.unpark(asleep);
        }
    }

    /** As {@link #ring()}, but leaves a sleeper alone that will wake by itself within a millisecond. */
    public void ringSoon() {
        if (sleeper == null || jumping || wakesAt - System.nanoTime() > CLOSE_NANOS) {
            ring();
        }
    }

    /**
     * Sleeps until rung, interrupted, or for that long; may wake earlier.
     *
     * @param nanos elapsed time of the machine; on a clock that jumps, anything positive lasts until the next jump
     */
    public void sleep(long nanos) {
        if (nanos <= 0) {
            rung = false;
            return;
        }
        wakesAt = System.nanoTime() + nanos;
        sleeper = Thread.currentThread();
        if (!rung) {
            if (jumping) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, nanos);
            }
        }
        sleeper = null;
        rung = false;
    }

    @Override
    public void close() {
        unsubscribe.run();
    }
}
