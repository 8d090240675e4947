package io.apscheduler.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the executor aliases that nobody serves, where a store has no better way than to list its records. */
final class Unserved {
    private static final int PAGE = 500;

    private Unserved() {}

    static Set<String> among(JobStore store, Set<String> served, long dueBefore) {
        Set<String> waiting = new HashSet<>();
        Set<String> owned = new HashSet<>();
        JobQuery query = JobQuery.first(PAGE);
        List<JobRecord> page;
        do {
            page = store.list(query);
            for (JobRecord record : page) {
                String executor = record.definition().executor();
                if (record.owner() != null) {
                    owned.add(executor);
                } else if (record.standing().due() < dueBefore && !served.contains(executor)) {
                    waiting.add(executor);
                }
            }
            query = page.isEmpty() ? query : query.after(page.get(page.size() - 1));
        } while (page.size() == PAGE);
        waiting.removeAll(owned);
        return waiting;
    }
}
