package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.fault.FaultKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How long something waited while nothing happened that explains it. Times are microseconds. */
final class Waiting {
    private static final Set<FaultKind> OF_THE_SERVER = EnumSet.of(FaultKind.RESTART, FaultKind.FULL);
    private static final Set<FaultKind> OF_A_NODE = EnumSet.of(FaultKind.KILL, FaultKind.STOP, FaultKind.FREEZE);

    private final List<Disturbance> disturbances;
    private final int nodes;

    /** With that many nodes. */
    Waiting(List<Disturbance> disturbances, int nodes) {
        this.disturbances = disturbances;
        this.nodes = nodes;
    }

    /**
     * The longest part of that time in which no fault began or ended, the server was there, and was free to be talked to. Each
     * fault may make a lease lapse, so the wait begins anew with it.
     */
    long longestQuiet(long from, long to) {
        List<Long> edges = new ArrayList<>(List.of(from, to));
        for (Disturbance each : disturbances) {
            edges.add(each.from());
            edges.add(each.to());
        }
        List<Long> inside =
                edges.stream().filter(at -> at >= from && at <= to).sorted().toList();
        long longest = 0;
        for (int i = 1; i < inside.size(); i++) {
            long begin = inside.get(i - 1);
            long end = inside.get(i);
            if (end - begin > longest && !isOutage(begin, end)) {
                longest = end - begin;
            }
        }
        return longest;
    }

    /** Whether the server could not be talked to, or there was no node to do it. */
    private boolean isOutage(long from, long to) {
        List<Disturbance> meanwhile = disturbances.stream()
                .filter(each -> each.from() < to && each.to() > from)
                .toList();
        long away = meanwhile.stream()
                .filter(each -> OF_A_NODE.contains(each.fault().kind()))
                .map(each -> each.fault().node())
                .distinct()
                .count();
        return away >= nodes
                || meanwhile.stream()
                        .anyMatch(each -> OF_THE_SERVER.contains(each.fault().kind()));
    }
}
