package io.apscheduler.engine.task;

import io.apscheduler.job.JobContext;
import org.jspecify.annotations.Nullable;

/** A task made ready to call, as often as wanted. Thread-safe as far as the task's own code is. */
@FunctionalInterface
public interface Invocation {
    /**
     * Calls the task once, in this thread.
     *
     * @return what the task returned, or null
     * @throws Exception what the task threw; the run has failed
     */
    @Nullable
    Object call(JobContext context) throws Exception;
}
