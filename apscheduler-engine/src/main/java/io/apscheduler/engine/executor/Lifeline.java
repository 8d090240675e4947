package io.apscheduler.engine.executor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the JVM alive while runs are in progress on daemon threads. Thread-safe.
 *
 * <p>The JVM ends with its last thread that is no daemon, and whether a thread is one cannot change once it was started.
 * A thread that waits for work should be a daemon and one that works should not; virtual threads always are. So all threads
 * that call runs are daemons, and one thread that is none stands by as long as any of them works: it does nothing but
 * sleep. When the last run has ended it lingers a moment, so that runs in quick succession do not start it anew each time.
 */
final class Lifeline {
    /** Never longer than this, whatever the keepalive: nobody waits for the end of a JVM in which nothing happens. */
    private static final Duration LONGEST_LINGERING = Duration.ofSeconds(1);

    private final long lingeringNanos;
    private final AtomicInteger held = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile String name = "apscheduler-lifeline";
    private volatile boolean lingers = true;
    private volatile @Nullable Thread thread;

    /** Whether the thread sleeps until nothing is held, and so must be told. */
    private volatile boolean watching;

    Lifeline(Duration lingering) {
        lingeringNanos = Math.min(Nanos.of(lingering), LONGEST_LINGERING.toNanos());
    }

    /** Begins to be used under the given name. */
    void open(String threadName) {
        name = threadName;
        lingers = true;
    }

    /** Lingers no more: what is held yet keeps the JVM alive, nothing else does. */
    void close() {
        lingers = false;
        LockSupport.unpark(thread);
    }

    /**
     * Keeps the JVM alive from now until {@link #release()} was called as often as this.
     *
     * @throws OutOfMemoryError if no thread can be started; nothing is held then
     */
    void hold() {
        int before = held.get();
        // Above zero only while the thread is there: so once this returns the JVM cannot end unnoticed.
        while (before > 0) {
            if (held.compareAndSet(before, before + 1)) {
                return;
            }
            before = held.get();
        }
        lock.lock();
        try {
            if (thread == null) {
                start();
            }
            held.incrementAndGet();
        } finally {
            lock.unlock();
        }
    }

    private void start() {
        Thread fresh = new Thread(null, this::stand, name, 0, false);
        fresh.setDaemon(false);
        thread = fresh;
        try {
            fresh.start();
        } catch (Throwable e) {
            thread = null;
            throw e;
        }
    }

    /** Takes back one {@link #hold()}. */
    void release() {
        if (held.decrementAndGet() == 0 && watching) {
            LockSupport.unpark(thread);
        }
    }

    private void stand() {
        do {
            watch();
            linger();
        } while (!leave());
    }

    private void watch() {
        watching = true;
        while (held.get() > 0) {
            LockSupport.park(this);
            Thread.interrupted(); // must not make this spin
        }
        watching = false;
    }

    private void linger() {
        long end = System.nanoTime() + lingeringNanos;
        for (long left = lingeringNanos; left > 0 && lingers; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            Thread.interrupted(); // must not make this spin
        }
    }

    private boolean leave() {
        lock.lock();
        try {
            if (held.get() > 0) {
                return false;
            }
            thread = null;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
