package io.apscheduler.chaos.report;

import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.verdict.Evidence;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the runs were shared by the nodes. */
final class Shares {
    private Shares() {}

    /** A line. */
    static String line(Evidence evidence) {
        Map<String, Long> starts = evidence.entries().stream()
                .filter(Entry::isStart)
                .collect(Collectors.groupingBy(Shares::place, TreeMap::new, Collectors.counting()));
        long all = starts.values().stream().mapToLong(Long::longValue).sum();
        return "runs by node: "
                + starts.entrySet().stream()
                        .map(node -> String.format("%s %.0f %%", node.getKey(), 100.0 * node.getValue() / all))
                        .collect(Collectors.joining(", "));
    }

    /** The node's number, whichever process of it ran. */
    private static String place(Entry entry) {
        return entry.node().replaceFirst("\\..*", "");
    }
}
