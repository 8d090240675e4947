package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.fault.FaultKind;
import java.util.ArrayList;
import java.util.List;

/** How long something waited while nothing happened that explains it. Times are microseconds. */
final class Waiting {
    private final List<Disturbance> disturbances;

    Waiting(List<Disturbance> disturbances) {
        this.disturbances = disturbances;
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

    private boolean isOutage(long from, long to) {
        return disturbances.stream()
                .filter(each ->
                        each.fault().kind() == FaultKind.RESTART || each.fault().kind() == FaultKind.FULL)
                .anyMatch(each -> each.from() < to && each.to() > from);
    }
}
