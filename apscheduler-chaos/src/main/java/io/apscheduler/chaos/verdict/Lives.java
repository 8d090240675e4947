package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.ledger.Entry;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The incarnations of all processes: one ends when the process is killed or its lease lapses, and then another begins. Times
 * are microseconds by the machine's monotonic clock.
 */
final class Lives {
    private final Map<String, NavigableMap<Long, String>> ends = new HashMap<>();
    private final Map<String, NavigableMap<Long, Long>> outages = new HashMap<>();

    private Lives() {}

    /** An incarnation that ended by force. */
    record Life(String process, long end) {}

    static Lives of(Evidence evidence) {
        Lives lives = new Lives();
        List<Entry> entries = evidence.entries().stream()
                .sorted(Comparator.comparingLong(Entry::at))
                .toList();
        Map<String, Long> failed = new HashMap<>();
        for (Entry entry : entries) {
            String process = entry.node();
            switch (entry.mark()) {
                case STORE_FAILED -> failed.putIfAbsent(process, entry.at());
                case STORE_RECOVERED -> lives.outage(process, failed.remove(process), entry.at());
                case LAPSED -> lives.end(process, entry.at());
                default -> {}
            }
        }
        failed.forEach((process, at) -> lives.outage(process, at, Long.MAX_VALUE));
        for (Disturbance each : evidence.disturbances()) {
            if (each.fault().kind() == FaultKind.KILL) {
                lives.end(each.process(), each.from());
            }
        }
        return lives;
    }

    private void outage(String process, @Nullable Long from, long to) {
        if (from != null) {
            outages.computeIfAbsent(process, name -> new TreeMap<>()).put(from, to);
        }
    }

    private void end(String process, long at) {
        ends.computeIfAbsent(process, name -> new TreeMap<>()).put(at, process);
    }

    int count() {
        return ends.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * The incarnation in which a process did something, if it ended by force within that time. While the store could not be
     * reached nobody could find out that a lease had lapsed: that time does not count.
     */
    Optional<Life> lapsed(String process, long at, long within) {
        NavigableMap<Long, String> ofProcess = ends.get(process);
        Long end = ofProcess == null ? null : ofProcess.ceilingKey(at);
        return end == null || end - at - cutOff(process, at, end) > within
                ? Optional.empty()
                : Optional.of(new Life(process, end));
    }

    private long cutOff(String process, long from, long to) {
        long sum = 0;
        for (Map.Entry<Long, Long> each :
                outages.getOrDefault(process, Collections.emptyNavigableMap()).entrySet()) {
            sum += Math.max(0, Math.min(each.getValue(), to) - Math.max(each.getKey(), from));
        }
        return sum;
    }
}
