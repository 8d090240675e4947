package io.apscheduler.engine.engine;

import io.apscheduler.engine.config.Settings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds stored jobs that came from a properties file which no longer names them; warns, or removes them where asked to. */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private final Session session;
    private final Edits edits;

    Orphans(Session session, Edits edits) {
        this.session = session;
        this.edits = edits;
    }

    void check(Settings settings) {
        String origin = settings.origin();
        if (origin == null) {
            return;
        }
        for (OpenStore store : session.stores()) {
            Set<String> named = settings.jobs().stream()
                    .filter(spec -> spec.store().equals(store.alias()))
                    .flatMap(spec -> spec.id().stream())
                    .collect(Collectors.toSet());
            List<String> orphans = JobBook.stream(store, origin)
                    .map(entry -> entry.record().id())
                    .filter(id -> !named.contains(id))
                    .toList();
            orphans.forEach(id -> report(store, id, origin, settings.prune()));
            if (settings.prune() && !orphans.isEmpty()) {
                edits.remove(store, orphans);
            }
        }
    }

    private static void report(OpenStore store, String id, String origin, boolean prune) {
        if (prune) {
            LOG.info("Job \"{}\" in store \"{}\" is no longer named by {} and is removed.", id, store.alias(), origin);
        } else {
            LOG.warn(
                    "Job \"{}\" in store \"{}\" came from {}, which no longer names it. It goes on; remove it, or set"
                            + " apscheduler.jobs.prune = true.",
                    id,
                    store.alias(),
                    origin);
        }
    }
}
