package io.apscheduler.job;

/**
 * A task that is a class of its own: the instance factory makes an object of it for each run.
 *
 * @implSpec A public top-level or static nested class can be kept in any store; its dependencies come by injection.
 */
@FunctionalInterface
public interface TaskBody {
    /**
     * Does the work of one run. An interrupt asks it to end.
     *
     * @param context the run that this call is
     * @throws Exception if the run has failed
     */
    void run(JobContext context) throws Exception;
}
