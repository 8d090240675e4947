package io.apscheduler.engine.executor;

import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Calls each run on a virtual thread of its own, without limit. Thread-safe. Needs a JVM of version 21 or later.
 *
 * <p>Virtual threads never keep the JVM alive; a run that was accepted does, until it has ended.
 */
public final class VirtualThreads implements JobExecutor {
    private final VirtualThreadMaker maker;
    private final Lifeline lifeline = new Lifeline(Duration.ofMillis(100));
    private volatile @Nullable ThreadNames names;

    /**
     * Makes an executor, not yet open.
     *
     * @throws UnsupportedOperationException if this JVM has no virtual threads
     */
    public VirtualThreads() {
        maker = VirtualThreadMaker.ofThisJvm()
                .orElseThrow(() ->
                        new UnsupportedOperationException("Virtual threads need a JVM of version 21 or later; this is "
                                + Runtime.version().feature() + "."));
    }

    /** Whether this JVM has virtual threads. */
    public static boolean areAvailable() {
        return VirtualThreadMaker.ofThisJvm().isPresent();
    }

    @Override
    public void open(ExecutorContext context) {
        ThreadNames fresh = ThreadNames.of(context);
        lifeline.open(fresh.prefix() + "lifeline");
        names = fresh;
    }

    @Override
    public int freeThreads() {
        return names == null ? 0 : Integer.MAX_VALUE;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RejectedExecutionException if this is not open
     */
    @Override
    public void execute(JobRun run) {
        Objects.requireNonNull(run, "run");
        ThreadNames used = names;
        if (used == null) {
            throw new RejectedExecutionException("The executor is closed: it does not take " + run.jobId() + ".");
        }
        Thread thread = maker.make(used.next(), () -> call(run));
        thread.setContextClassLoader(used.loader());
        lifeline.hold();
        try {
            thread.start();
        } catch (Throwable e) {
            lifeline.release();
            throw e;
        }
    }

    private void call(JobRun run) {
        try {
            run.run();
        } finally {
            lifeline.release();
        }
    }

    @Override
    public void close() {
        names = null;
        lifeline.close();
    }
}
