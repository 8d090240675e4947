package io.apscheduler.engine.executor;

import io.apscheduler.spi.ExecutorContext;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the threads of one executor have in common.
 *
 * @param prefix what their names begin with, a number follows
 * @param loader the context class loader of whoever opened the executor: not that of the thread which happens to hand over
 *     the run that needs another thread
 */
record ThreadNames(String prefix, @Nullable ClassLoader loader, AtomicLong numbers) {
    static ThreadNames of(ExecutorContext context) {
        return new ThreadNames(
                "apscheduler-" + context.scheduler() + "-" + context.alias() + "-",
                Thread.currentThread().getContextClassLoader(),
                new AtomicLong());
    }

    String next() {
        return prefix + numbers.incrementAndGet();
    }
}
