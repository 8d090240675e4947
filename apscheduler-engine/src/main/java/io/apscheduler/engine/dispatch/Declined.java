package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Standing;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that this node cannot run and leaves to others: those whose task, trigger type or executor is unknown here. One that
 * nobody has taken within a lease is to be quarantined. Confined to the dispatcher's thread.
 */
final class Declined {
    private static final int MOST = 1_000;

    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private final long patienceMicros;

    Declined(long patienceMicros) {
        this.patienceMicros = patienceMicros;
    }

    /** Why, as of which fence, and since when. */
    record Reason(String why, long fence, long since) {}

    /** Declines a job that was released with the given fence. */
    void add(String id, String why, long fence, long now) {
        if (reasons.size() < MOST) {
            reasons.put(id, new Reason(why, fence, now));
        }
    }

    boolean contains(String id) {
        return reasons.containsKey(id);
    }

    /** Why a job was declined, null if it was not. */
    @Nullable
    String why(String id) {
        Reason reason = reasons.get(id);
        return reason == null ? null : reason.why();
    }

    /** The ids not to claim. */
    Set<String> ids() {
        return reasons.keySet();
    }

    /** Lets jobs be claimed again: this node may know them now. */
    void clear() {
        reasons.clear();
    }

    /** When the next of them has waited long enough, {@code NEVER} if there is none. */
    long nextCheck() {
        return reasons.values().stream()
                .mapToLong(reason -> reason.since() + patienceMicros)
                .min()
                .orElse(NEVER);
    }

    /** Takes those out that have waited long enough and nobody has touched: the records, with the reason to quarantine. */
    Map<JobRecord, String> abandoned(JobStore store, long now) {
        Map<JobRecord, String> found = new HashMap<>();
        Iterator<Map.Entry<String, Reason>> all = reasons.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Reason> entry = all.next();
            if (entry.getValue().since() + patienceMicros > now) {
                continue;
            }
            Optional<JobRecord> record = store.find(entry.getKey());
            record.filter(there -> there.fence() == entry.getValue().fence() && isWaiting(there.standing()))
                    .ifPresent(there -> found.put(there, entry.getValue().why()));
            all.remove();
        }
        return found;
    }

    private static boolean isWaiting(Standing standing) {
        return standing.quarantine() == null && standing.due() != NEVER;
    }
}
