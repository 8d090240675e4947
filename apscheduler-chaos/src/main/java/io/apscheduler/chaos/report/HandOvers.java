package io.apscheduler.chaos.report;

import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.Mark;
import io.apscheduler.chaos.verdict.Disturbance;
import io.apscheduler.chaos.verdict.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long the jobs of a node that died, or was shut down, waited for another one. */
final class HandOvers {
    private static final double MILLION = 1e6;

    private HandOvers() {}

    static List<String> lines(Evidence evidence) {
        List<Entry> starts = evidence.entries().stream()
                .filter(Entry::isStart)
                .sorted(Comparator.comparingLong(Entry::at))
                .toList();
        List<Long> afterDeath = new ArrayList<>();
        for (Disturbance each : evidence.disturbances()) {
            if (each.fault().kind() == FaultKind.KILL && !isCrossed(evidence, each)) {
                add(afterDeath, latest(evidence, starts, each.process(), each.from()));
            }
        }
        List<Long> afterShutdown = new ArrayList<>();
        long last = evidence.jobs().stream().mapToLong(job -> job.last()).max().orElse(0);
        for (Entry each : evidence.entries()) {
            if (each.mark() == Mark.STOPPED && each.at() < evidence.time().at(last)) {
                add(afterShutdown, latest(evidence, starts, each.node(), each.at()));
            }
        }
        List<String> lines = new ArrayList<>();
        line(
                lines,
                "the last job of a killed node started elsewhere",
                "one lease is " + evidence.lease() / MILLION + " s",
                afterDeath);
        line(lines, "the last job of a node that was shut down started elsewhere", "", afterShutdown);
        return lines;
    }

    /** Whether something else was done at that time, which would be measured as well. */
    private static boolean isCrossed(Evidence evidence, Disturbance kill) {
        long until = kill.from() + 2 * evidence.lease();
        return evidence.disturbances().stream()
                .anyMatch(each ->
                        !each.equals(kill) && each.from() < until && each.to() > kill.from() - evidence.lease());
    }

    private static void add(List<Long> all, long one) {
        if (one >= 0) {
            all.add(one);
        }
    }

    /** How late the latest first start elsewhere was, of what the process had started last and was due within a lease; -1 for none. */
    private static long latest(Evidence evidence, List<Entry> starts, String process, long at) {
        Map<String, Entry> lastBefore = new HashMap<>();
        Map<String, Entry> firstAfter = new HashMap<>();
        for (Entry start : starts) {
            if (start.at() <= at) {
                lastBefore.put(start.job(), start);
            } else if (!start.node().equals(process)) {
                firstAfter.putIfAbsent(start.job(), start);
            }
        }
        long latest = -1;
        for (Map.Entry<String, Entry> each : firstAfter.entrySet()) {
            Entry before = lastBefore.get(each.getKey());
            Entry next = each.getValue();
            long due = Math.max(at, evidence.time().at(next.fire()));
            if (before != null && before.node().equals(process) && due < at + evidence.lease()) {
                latest = Math.max(latest, next.at() - due);
            }
        }
        return latest;
    }

    private static void line(List<String> lines, String what, String note, List<Long> waits) {
        if (!waits.isEmpty()) {
            waits.sort(Comparator.naturalOrder());
            lines.add(String.format(
                    "%s after: median %.2f s, worst %.2f s, of %d%s",
                    what,
                    waits.get(waits.size() / 2) / MILLION,
                    waits.get(waits.size() - 1) / MILLION,
                    waits.size(),
                    note.isEmpty() ? "" : "; " + note));
        }
    }
}
