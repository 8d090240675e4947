package io.apscheduler.job;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Which run the current thread is in. */
final class CurrentContext {
    private static final ThreadLocal<@Nullable JobContext> CURRENT = new ThreadLocal<>();

    private CurrentContext() {}

    static @Nullable JobContext get() {
        return CURRENT.get();
    }

    static <T extends @Nullable Object> T with(JobContext context, Callable<T> body) throws Exception {
        Objects.requireNonNull(context, "context");
        JobContext outer = CURRENT.get();
        CURRENT.set(context);
        try {
            return body.call();
        } finally {
            CURRENT.set(outer); // not removed: the threads of a pool come back for the next run
        }
    }
}
