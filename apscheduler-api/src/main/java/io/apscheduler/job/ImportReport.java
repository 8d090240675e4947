package io.apscheduler.job;

import java.util.List;

/**
 * What {@link Jobs#importJobs} did, or what {@link Jobs#checkImport} found that it would. Immutable.
 *
 * @param ids the ids of the jobs, each once, in the order of their lines
 * @param taken those of them that the store had already, in the same order
 */
public record ImportReport(List<String> ids, List<String> taken) {
    /** Copies the lists. */
    public ImportReport {
        ids = List.copyOf(ids);
        taken = List.copyOf(taken);
    }

    /** How many jobs were, or would be, new to the store. */
    public int added() {
        return ids.size() - taken.size();
    }
}
