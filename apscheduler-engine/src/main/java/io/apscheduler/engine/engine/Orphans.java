package io.apscheduler.engine.engine;

import io.apscheduler.engine.config.Settings;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs that came from the scheduler's properties file and are no longer named by it. Immutable. */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private final @Nullable String origin;
    private final boolean prune;
    private final Map<String, Set<String>> named;

    Orphans(Settings settings) {
        this.origin = settings.origin();
        this.prune = settings.prune();
        this.named = settings.jobs().stream()
                .collect(Collectors.groupingBy(
                        JobSpec::store,
                        Collectors.flatMapping(spec -> spec.id().stream(), Collectors.toUnmodifiableSet())));
    }

    boolean contains(Job job) {
        return origin != null && job.origin().filter(origin::equals).isPresent() && !isNamed(job.store(), job.id());
    }

    private boolean isNamed(String store, String id) {
        return named.getOrDefault(store, Set.of()).contains(id);
    }

    /** Warns of those that are stored, or removes them where asked to. */
    void check(Collection<OpenStore> stores, Edits edits) {
        if (origin == null) {
            return;
        }
        for (OpenStore store : stores) {
            List<String> ids = idsIn(store);
            ids.forEach(id -> report(store.alias(), id));
            if (prune && !ids.isEmpty()) {
                edits.remove(store, ids);
            }
        }
    }

    private List<String> idsIn(OpenStore store) {
        try (Stream<JobBook.Entry> entries = JobBook.stream(store, origin)) {
            return entries.map(entry -> entry.record().id())
                    .filter(id -> !isNamed(store.alias(), id))
                    .toList();
        }
    }

    private void report(String store, String id) {
        if (prune) {
            LOG.info("Job \"{}\" in store \"{}\" is no longer named by {} and is removed.", id, store, origin);
        } else {
            LOG.warn(
                    "Job \"{}\" in store \"{}\" came from {}, which no longer names it. It goes on; remove it, or set"
                            + " apscheduler.jobs.prune = true.",
                    id,
                    store,
                    origin);
        }
    }
}
