package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.ledger.Entry;
import java.util.ArrayList;
import java.util.List;

/** What was written down of one fire time. */
final class FireLog {
    private final List<Entry> starts = new ArrayList<>(1);
    private final List<Entry> misses = new ArrayList<>(0);

    void started(Entry entry) {
        starts.add(entry);
        starts.sort((a, b) -> Long.compare(a.at(), b.at()));
    }

    void missed(Entry entry) {
        misses.add(entry);
    }

    List<Entry> starts() {
        return starts;
    }

    List<Entry> misses() {
        return misses;
    }

    /** When it was first heard of; the largest number if never. */
    long firstAt() {
        long first = starts.isEmpty() ? Long.MAX_VALUE : starts.get(0).at();
        for (Entry miss : misses) {
            first = Math.min(first, miss.at());
        }
        return first;
    }
}
