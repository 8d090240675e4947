package io.apscheduler.cli;

import io.apscheduler.job.Job;
import io.apscheduler.job.JobNotFoundException;
import io.apscheduler.job.Jobs;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the one job that an id names in some stores. Immutable.
 *
 * @param jobs where to look
 * @param stores the aliases of the stores to look in
 */
record JobSearch(Jobs jobs, Collection<String> stores) {
    /** How many jobs of a store are looked at for an id like the one that was given. */
    private static final int MOST_COMPARED = 20_000;

    /**
     * The job of that id.
     *
     * @throws JobNotFoundException if there is none, naming one with a similar id; or if several stores have one
     */
    Job find(String id) {
        List<Job> found = stores.stream()
                .map(store -> jobs.job(store, id))
                .flatMap(Optional::stream)
                .toList();
        if (found.isEmpty()) {
            throw new JobNotFoundException("There is no job with id \"" + id + "\" in "
                    + (stores.size() == 1 ? "job store " : "job stores ") + String.join(", ", stores) + "."
                    + nearest(id).map(near -> " Did you mean \"" + near + "\"?").orElse(""));
        }
        if (found.size() > 1) {
            throw new JobNotFoundException("Several job stores have a job with id \"" + id + "\": "
                    + String.join(", ", found.stream().map(Job::store).toList()) + ". Say which with --store.");
        }
        return found.get(0);
    }

    private Optional<String> nearest(String id) {
        NearestId nearest = new NearestId(id);
        for (String store : stores) {
            try (Stream<Job> all = jobs.streamJobs(store)) {
                all.limit(MOST_COMPARED).forEach(job -> {
                    nearest.offer(job.id());
                    if (job.name().toLowerCase(Locale.ROOT).equals(id.toLowerCase(Locale.ROOT))) {
                        nearest.take(job.id());
                    }
                });
            }
        }
        return nearest.found();
    }
}
