package io.apscheduler.job;

import java.util.List;

/**
 * Refuses jobs whose ids their store already has, where the policy is {@link ConflictPolicy#FAIL}.
 *
 * <p>Of a batch, the jobs whose ids were free have been added when this is thrown.
 */
public class JobConflictException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    private final List<String> ids;

    /** Makes an exception about the ids that were taken in the store of the given alias. */
    public JobConflictException(String store, List<String> ids) {
        super("Job store \"" + store + "\" already has a job with id " + quoted(ids)
                + ". Choose another id, or ConflictPolicy.REPLACE or KEEP.");
        this.ids = List.copyOf(ids);
    }

    /** The ids that were taken, at least one. */
    public List<String> ids() {
        return ids;
    }

    private static String quoted(List<String> ids) {
        return '"' + String.join("\", \"", ids) + '"';
    }
}
