package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.time.Ticker;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobStore;
import java.util.function.LongSupplier;

/** Dispatchers without threads: whoever made one is its thread, and lets it take one turn after the other. */
public final class SteppedDispatcher {
    private SteppedDispatcher() {}

    /** The dispatcher of an open store, to be used by this thread alone. */
    public static Dispatcher of(
            String alias, JobStore store, DispatchContext context, Ticker ticker, LongSupplier chance) {
        Footing footing = new Footing(ticker, ticker, chance, loop -> Thread.currentThread());
        return new Dispatcher(alias, store, context, footing);
    }

    /** Does what there is to do, and tells for how many nanoseconds there is nothing more. */
    public static long turn(Dispatcher dispatcher) {
        return dispatcher.turn();
    }

    /** Executors of which there is one. */
    public static ExecutorPosts posts(String alias, JobExecutor executor) {
        ExecutorPosts posts = new ExecutorPosts();
        posts.add(alias, executor);
        return posts;
    }
}
