package io.apscheduler.job;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a task may know of the run that it is in. Confined to the thread of the run, unless said otherwise. */
public interface JobContext {
    /** The job as it stood when this run was handed over. */
    Job job();

    /** The fire time that this run carries: when it should have started, jitter not included. */
    Instant fireTime();

    /** 1 for the first attempt, 2 for the first retry, and so on. */
    int attempt();

    /**
     * Whether the run may have been begun before: its node died or lost its lease while the job was at this fire time, or had
     * the run under way; or a store's reply was lost which would have told. Such a run is made whatever its grace time. Of a
     * job that fires more often than its node writes to the store, fire times after that one may be repeated as well without
     * being told of here: a task that must know goes by {@link #job()} and {@link #fireTime()}.
     */
    boolean isRecovery();

    /**
     * Whether others may have taken the job by now, because this node could not renew its lease in time: the run may be made
     * again elsewhere, and its end counts only if nobody has. The run is not interrupted; a long one should ask before each
     * step that must not be done twice, and end if so. False again if the lease was renewed after all. Never true for a run
     * from a store that no other process sees. Thread-safe.
     */
    default boolean leaseLost() {
        return false;
    }

    /**
     * Whether this run was asked to end: it was cancelled, its timeout has passed, or a shutdown has lost its patience. Its
     * thread was interrupted then; this is for tasks that may have missed it. Thread-safe.
     */
    default boolean isCancelled() {
        return false;
    }

    /** Sets what {@code JobExecuted.result()} will tell. Default: what the task's method returned. */
    void result(@Nullable Object value);

    /**
     * Records in a transaction of the task's own that this run is done, as the scheduler would do afterwards: for tasks whose
     * data is in the database in which the store keeps the job. When the task commits, its work and the record of it are
     * there together; should the node die a moment later the run is not repeated. If the task rolls back, the run has not
     * ended, and may be completed again. To be called last before the commit: the job's row is locked from then on. A task
     * that throws after its commit has failed, but is not retried.
     *
     * @throws IllegalArgumentException if the job's store takes part in no such transaction
     * @throws IllegalStateException if this run is no longer this node's to complete, because its lease has lapsed, the run
     *     has taken too long, it was completed already, or the store did not answer lately: roll back
     * @throws SchedulerException if the store cannot be reached: roll back
     */
    default void complete(StoreTransaction transaction) {
        throw new IllegalStateException("This run cannot be completed: no scheduler runs it.");
    }

    /** The part of the scheduler that a job may use. Thread-safe. */
    Jobs jobs();

    /**
     * The context of the run that the current thread is in.
     *
     * @throws IllegalStateException if the thread is in no run
     */
    static JobContext current() {
        JobContext context = CurrentContext.get();
        if (context == null) {
            throw new IllegalStateException(
                    "This thread is in no run of a job: JobContext.current() tells something only"
                            + " inside a task, on the thread that the scheduler called it on.");
        }
        return context;
    }

    /**
     * Calls the body as though inside the given run, so that {@link #current()} gives that context. For schedulers, and
     * for tests of tasks.
     *
     * @throws Exception what the body throws
     */
    static <T extends @Nullable Object> T with(JobContext context, Callable<T> body) throws Exception {
        return CurrentContext.with(context, body);
    }
}
