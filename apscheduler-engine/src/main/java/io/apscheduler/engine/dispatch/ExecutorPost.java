package io.apscheduler.engine.dispatch;

import io.apscheduler.spi.JobExecutor;

/** An executor under its alias, with what was handed to it. */
public final class ExecutorPost {
    private final JobExecutor executor;
    private final Backlog backlog = new Backlog();

    ExecutorPost(JobExecutor executor) {
        this.executor = executor;
    }

    /** The executor. */
    public JobExecutor executor() {
        return executor;
    }

    Backlog backlog() {
        return backlog;
    }

    int capacity() {
        return backlog.capacity(Math.max(0, executor.freeThreads()));
    }
}
