package io.apscheduler.engine.executor;

import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls runs on a limited number of threads of its own. Thread-safe.
 *
 * <p>A run goes into a queue, where higher priority comes first. If no thread is already on its way to the queue, the one
 * that became idle last is woken; if none is idle, a new one is started; unless there may be no more. A thread that comes to
 * the queue and leaves something in it wakes the next in the same way, before it calls its run. So many runs handed over at
 * once cost the caller one wake-up, which is by far the dearest part, and not one each; the fewest threads stay busy, and
 * those idle longest end, except the last {@code coreThreads}.
 *
 * <p>One lock guards all of that. It is held for a few instructions (or for the start of a thread), never while a run is
 * called. All threads are daemons: {@link Lifeline} keeps the JVM alive while any has work, and no idle thread does, be it
 * kept for ever or not.
 */
public final class ThreadPool implements JobExecutor {
    private final ThreadPoolLimits limits;
    private final long keepAliveNanos;
    private final Lifeline lifeline;
    private final ReentrantLock lock = new ReentrantLock();
    private final RunQueue queue = new RunQueue();
    private final Deque<PoolThread> idle = new ArrayDeque<>();
    private @Nullable ThreadNames names;
    private int threads;
    private boolean open;

    /** Whether a thread was woken or started that has not yet come for its first run. */
    private boolean waking;

    /** Makes a pool, not yet open. It starts no thread before the first run. */
    public ThreadPool(ThreadPoolLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.keepAliveNanos = Nanos.of(limits.keepAlive());
        this.lifeline = new Lifeline(limits.keepAlive());
    }

    @Override
    public void open(ExecutorContext context) {
        lock.lock();
        try {
            names = ThreadNames.of(context);
            lifeline.open(names.prefix() + "lifeline");
            open = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int freeThreads() {
        lock.lock();
        try {
            int busy = threads - idle.size() - (waking ? 1 : 0);
            return open ? Math.max(limits.maxThreads() - busy - queue.size(), 0) : 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws RejectedExecutionException if the pool is not open, or the JVM cannot start the thread that is needed
     */
    @Override
    public void execute(JobRun run) {
        enqueue(List.of(run));
    }

    /** {@inheritDoc} All are taken, or none, with one wake-up at most. */
    @Override
    public void executeAll(List<? extends JobRun> runs, BiConsumer<? super JobRun, ? super Throwable> refused) {
        try {
            enqueue(runs);
        } catch (RejectedExecutionException e) {
            runs.forEach(run -> refused.accept(run, e));
        }
    }

    private void enqueue(List<? extends JobRun> runs) {
        PoolThread woken;
        lock.lock();
        try {
            if (!open) {
                throw new RejectedExecutionException("The thread pool is closed: it does not take "
                        + runs.get(0).jobId() + ".");
            }
            woken = wakeOne();
            runs.forEach(queue::add);
        } catch (OutOfMemoryError e) {
            throw new RejectedExecutionException(
                    "The JVM cannot start another thread to run " + runs.get(0).jobId() + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(woken);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            open = false;
            threads -= idle.size();
            idle.forEach(PoolThread::dismiss);
            idle.clear();
            lifeline.close();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gets one more thread to work, unless one is on its way or there may be no more.
     *
     * @return the thread to be unparked once the lock is free; null if none is to be, or a new one was started
     * @throws OutOfMemoryError if a thread is needed but cannot be started; nothing has changed then
     */
    private @Nullable PoolThread wakeOne() {
        if (waking || (idle.isEmpty() && threads == limits.maxThreads())) {
            return null;
        }
        lifeline.hold();
        PoolThread thread = idle.poll();
        if (thread == null) {
            start();
        } else {
            thread.wake();
        }
        waking = true;
        return thread;
    }

    private void start() {
        try {
            new PoolThread(this, Objects.requireNonNull(names)).start();
            threads++;
        } catch (Throwable e) {
            lifeline.release();
            throw e;
        }
    }

    /** The first run of a thread that was woken or started; null if others were faster, and the thread is to sleep. */
    @Nullable
    JobRun firstFor(PoolThread thread) {
        PoolThread woken = null;
        lock.lock();
        try {
            waking = false;
            JobRun run = nextOrRest(thread);
            woken = queue.isEmpty() ? null : wakeNext();
            return run;
        } finally {
            lock.unlock();
            LockSupport.unpark(woken);
        }
    }

    private @Nullable PoolThread wakeNext() {
        try {
            return wakeOne();
        } catch (OutOfMemoryError e) {
            // The threads there are will empty the queue.
            return null;
        }
    }

    /** The next run of a thread that has ended one; null if there is none, and the thread is to sleep. */
    @Nullable
    JobRun nextFor(PoolThread thread) {
        lock.lock();
        try {
            return nextOrRest(thread);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable JobRun nextOrRest(PoolThread thread) {
        JobRun run = queue.poll();
        if (run == null) {
            lifeline.release();
            if (open) {
                idle.push(thread);
            } else {
                threads--;
                thread.dismiss();
            }
        }
        return run;
    }

    /** How long a thread that is not kept sleeps for want of a run. */
    long keepAliveNanos() {
        return keepAliveNanos;
    }

    /** Takes off a thread that was idle for long enough, unless it is to be kept or was just woken. */
    boolean takesOff(PoolThread thread) {
        lock.lock();
        try {
            // Those idle longest are at the end.
            if (threads <= limits.coreThreads() || !idle.removeLastOccurrence(thread)) {
                return false;
            }
            threads--;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
