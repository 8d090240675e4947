package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executor aliases that this node does not have and that no other seems to serve. Jobs of such an alias are never claimed,
 * so that nobody would ever say why they do not run: those that have been due for a lease, with nobody to take them, are to
 * be quarantined. Confined to the dispatcher's thread.
 */
final class Unserved {
    private static final Logger LOG = LoggerFactory.getLogger(Unserved.class);
    private static final int PAGE = 1_000;

    private final String store;
    private final long patienceMicros;
    private final boolean quarantines;
    private final Map<String, Long> since = new HashMap<>();
    private long nextCheck = Long.MIN_VALUE;

    /**
     * Looks at one store.
     *
     * @param quarantines whether jobs that nobody serves are to be quarantined, or only warned of
     */
    Unserved(String store, long patienceMicros, boolean quarantines) {
        this.store = store;
        this.patienceMicros = patienceMicros;
        this.quarantines = quarantines;
    }

    /** When those found so far are to be looked at again, {@code NEVER} if there are none. */
    long nextCheck() {
        return since.isEmpty() ? NEVER : nextCheck;
    }

    /**
     * Looks for them, at most once in a lease.
     *
     * @param served the aliases of this node's executors
     * @return the records to quarantine, those that have waited for two looks and a lease
     */
    List<JobRecord> abandoned(JobStore records, Set<String> served, long now) {
        if (now < nextCheck) {
            return List.of();
        }
        nextCheck = now + patienceMicros;
        long before = now - patienceMicros;
        Set<String> aliases = records.unserved(served, before);
        since.keySet().retainAll(aliases);
        aliases.forEach(alias -> notice(alias, now));
        List<String> given = new ArrayList<>();
        since.forEach((alias, first) -> {
            if (quarantines && first <= before) {
                given.add(alias);
            }
        });
        return given.isEmpty() ? List.of() : waiting(records, Set.copyOf(given), before);
    }

    private void notice(String alias, long now) {
        if (since.putIfAbsent(alias, now) == null) {
            LOG.warn(
                    "Jobs in store \"{}\" wait for executor \"{}\", which this node does not have, and no other node seems to."
                            + " {} Start a node that has it, or add it here (apscheduler.executor.{}.class).",
                    store,
                    alias,
                    quarantines ? "If none takes them within a lease they are quarantined." : "They wait.",
                    alias);
        }
    }

    private static List<JobRecord> waiting(JobStore store, Set<String> aliases, long before) {
        List<JobRecord> found = new ArrayList<>();
        JobQuery query = JobQuery.first(PAGE);
        List<JobRecord> page;
        do {
            page = store.list(query);
            page.stream()
                    .filter(record -> record.standing().due() < before
                            && aliases.contains(record.definition().executor()))
                    .forEach(found::add);
            query = page.isEmpty() ? query : query.after(page.get(page.size() - 1));
        } while (page.size() == PAGE);
        return found;
    }
}
