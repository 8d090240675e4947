package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobRun;
import java.util.concurrent.locks.LockSupport;

/** A thread of a {@link ThreadPool}: calls one run after the other, and sleeps while there is none. */
final class PoolThread extends Thread {
    private final ThreadPool pool;
    private volatile boolean woken = true;
    private volatile boolean dismissed;

    PoolThread(ThreadPool pool, ThreadNames names) {
        super(null, null, names.next(), 0, false);
        this.pool = pool;
        setDaemon(true);
        setContextClassLoader(names.loader());
    }

    /** Ends the sleep of an idle thread, which must then be unparked. */
    void wake() {
        woken = true;
    }

    /** Ends an idle thread. */
    void dismiss() {
        dismissed = true;
        LockSupport.unpark(this);
    }

    @Override
    public void run() {
        while (isWoken()) {
            Thread.interrupted(); // an interrupt of an idle thread means no run at all
            JobRun run = pool.firstFor(this);
            while (run != null) {
                call(run);
                run = pool.nextFor(this);
            }
        }
    }

    private void call(JobRun run) {
        try {
            run.run();
        } catch (Throwable e) {
            report(e);
        }
        Thread.interrupted(); // an interrupt meant this run, not the next one
    }

    /** Does what the JVM does with a throwable that ends a thread, and lets the thread live. */
    private void report(Throwable e) {
        try {
            getUncaughtExceptionHandler().uncaughtException(this, e);
        } catch (Throwable ignored) {
            // A handler that fails is ignored by the JVM as well.
        }
    }

    /** Sleeps until it is woken; false if it was not, and shall end. */
    private boolean isWoken() {
        long start = System.nanoTime();
        boolean kept = false;
        while (!woken) {
            long left = pool.keepAliveNanos() - (System.nanoTime() - start);
            if (dismissed || (!kept && left <= 0 && pool.takesOff(this))) {
                return false;
            }
            kept |= left <= 0;
            sleep(kept, left);
        }
        woken = false;
        return true;
    }

    private void sleep(boolean kept, long nanos) {
        if (woken) {
            return;
        }
        if (kept) {
            LockSupport.park(pool);
        } else {
            LockSupport.parkNanos(pool, nanos);
        }
        Thread.interrupted(); // nobody has a reason to interrupt an idle thread, and it must not spin
    }
}
