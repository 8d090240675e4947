package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.Mark;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The incarnations of all processes: one ends when the process is killed or its lease lapses, and then another begins. Times
 * are microseconds by the machine's monotonic clock.
 */
final class Lives {
    private final Map<String, NavigableMap<Long, String>> ends = new HashMap<>();

    private Lives() {}

    /** An incarnation that ended by force. */
    record Life(String process, long end) {}

    static Lives of(Evidence evidence) {
        Lives lives = new Lives();
        for (Entry entry : evidence.entries()) {
            if (entry.mark() == Mark.LAPSED) {
                lives.end(entry.node(), entry.at());
            }
        }
        for (Disturbance each : evidence.disturbances()) {
            if (each.fault().kind() == FaultKind.KILL) {
                lives.end(each.process(), each.from());
            }
        }
        return lives;
    }

    private void end(String process, long at) {
        ends.computeIfAbsent(process, name -> new TreeMap<>()).put(at, process);
    }

    int count() {
        return ends.values().stream().mapToInt(Map::size).sum();
    }

    /** The incarnation in which a process did something, if it ended by force within that time. */
    Optional<Life> lapsed(String process, long at, long within) {
        NavigableMap<Long, String> ofProcess = ends.get(process);
        Long end = ofProcess == null ? null : ofProcess.ceilingKey(at);
        return end == null || end - at > within ? Optional.empty() : Optional.of(new Life(process, end));
    }
}
