package io.apscheduler.spi;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * Calls runs on threads. Thread-safe.
 *
 * @implSpec The rules are proved by {@code JobExecutorContract} of the test kit:
 *     <ul>
 *       <li>E1: a run that was accepted is called exactly once, on some thread;
 *       <li>E2: {@link #execute} does not wait for the run, nor for a free thread;
 *       <li>E3: it refuses, or runs, never forgets: what it cannot take it throws {@link RejectedExecutionException} for;
 *       <li>E4: a run that throws harms neither the executor nor later runs;
 *       <li>E5: after {@link #close} runs accepted before are still called, new ones are refused;
 *       <li>E6: it can be opened again after it was closed;
 *       <li>E7: threads interrupted by a run do not carry the interrupt to the next run;
 *       <li>E9: of runs handed over together each is called exactly once or refused.
 *     </ul>
 */
public interface JobExecutor {
    /** Gets ready to take runs. Called before the first run, and again after a {@link #close}. */
    void open(ExecutorContext context);

    /**
     * How many runs could be called at once, now, without waiting for a thread: the scheduler claims jobs from shared
     * stores by it. {@link Integer#MAX_VALUE} for no limit.
     */
    int freeThreads();

    /**
     * Takes one run.
     *
     * @throws RejectedExecutionException if it cannot be taken now; the scheduler tries again later
     */
    void execute(JobRun run);

    /**
     * Takes several runs, each as {@link #execute} does, in this order. Whoever can take them together cheaper than one by one
     * should override it.
     *
     * @param refused called by this thread, before this call returns, with each run that cannot be taken now, and why
     */
    default void executeAll(List<? extends JobRun> runs, BiConsumer<? super JobRun, ? super Throwable> refused) {
        for (JobRun run : runs) {
            try {
                execute(run);
            } catch (RuntimeException | Error e) { // of one, which must not keep the others from being taken
                refused.accept(run, e);
            }
        }
    }

    /** Takes no more runs, and lets threads end once those accepted have been called. Does not wait or interrupt. */
    void close();
}
