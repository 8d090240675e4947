package io.apscheduler.engine.config;

import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;

/** Classes for properties to name. */
public final class Thing {
    public static final ExecutorService POOL = ForkJoinPool.commonPool();
    public static final String TEXT = "text";
    public final ExecutorService notStatic = POOL;
    static final ExecutorService NOT_PUBLIC = POOL;

    private Thing() {}

    public static ExecutorService pool() {
        return POOL;
    }

    public static ExecutorService none() {
        return null;
    }

    public static ExecutorService failing() {
        throw new IllegalStateException("no threads today");
    }

    /** An executor to be named by its class. */
    public static class OwnExecutor implements JobExecutor {
        @Override
        public void open(ExecutorContext context) {}

        @Override
        public int freeThreads() {
            return 1;
        }

        @Override
        public void execute(JobRun run) {
            run.run();
        }

        @Override
        public void close() {}
    }

    /** Not to be made. */
    public static final class Picky extends OwnExecutor {
        public Picky(String argument) {
            throw new IllegalStateException(argument);
        }
    }

    /** Not to be made either. */
    public static final class Broken extends OwnExecutor {
        public Broken() {
            throw new IllegalStateException("broken");
        }
    }
}
