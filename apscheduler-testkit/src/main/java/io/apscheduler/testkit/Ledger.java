package io.apscheduler.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which runs were started, written down outside of the store. Thread-safe. */
final class Ledger {
    private final Map<Run, Integer> starts = new ConcurrentHashMap<>();
    private final Map<Run, Integer> excuses = new ConcurrentHashMap<>();

    void started(String id, long fire) {
        starts.merge(new Run(id, fire), 1, Integer::sum);
    }

    /** The node died that had started this run and not recorded it: it may be started once more. */
    void excuse(String id, long fire) {
        excuses.merge(new Run(id, fire), 1, Integer::sum);
    }

    /** What was started too seldom or too often. */
    List<String> faults(List<String> ids, int fires) {
        List<String> faults = new ArrayList<>();
        for (String id : ids) {
            for (long fire = 0; fire < fires; fire++) {
                Run run = new Run(id, fire);
                int started = starts.getOrDefault(run, 0);
                int allowed = 1 + excuses.getOrDefault(run, 0);
                if (started < 1 || started > allowed) {
                    faults.add(id + ", fire time " + fire + ": started " + started + " times, allowed " + allowed);
                }
            }
        }
        return faults;
    }

    /** One fire time of one job. */
    private record Run(String id, long fire) {}
}
