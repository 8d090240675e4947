package io.apscheduler.chaos.report;

import io.apscheduler.chaos.verdict.Disturbance;
import io.apscheduler.chaos.verdict.Evidence;
import io.apscheduler.chaos.verdict.Rule;
import io.apscheduler.chaos.verdict.Verdict;
import io.apscheduler.chaos.verdict.Verdict.Figures;
import io.apscheduler.chaos.verdict.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A verdict in words. */
public final class Summary {
    private static final int SHOWN = 5;

    private Summary() {}

    /** The lines. */
    public static List<String> lines(Evidence evidence, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        Figures figures = verdict.figures();
        lines.add(String.format(
                "%,d jobs, %,d fire times: %,d started once, %,d again after a lapsed lease, %,d missed, %,d untold",
                evidence.jobs().size(),
                figures.fireTimes(),
                figures.once(),
                figures.again(),
                figures.missed(),
                figures.untold()));
        lines.add(String.format(
                "leases lapsed: %d; start after fire time: median %.1f ms, worst %.1f s",
                figures.lapses(), figures.medianLateness() / 1e3, figures.worstLateness() / 1e6));
        Map<String, Long> faults = new TreeMap<>(evidence.disturbances().stream()
                .map(Disturbance::fault)
                .collect(Collectors.groupingBy(fault -> fault.kind().toString(), Collectors.counting())));
        lines.add("faults: " + (faults.isEmpty() ? "none" : faults.toString().replaceAll("[{}]", "")));
        lines.add(Shares.line(evidence));
        lines.addAll(HandOvers.lines(evidence));
        if (verdict.isKept()) {
            lines.add("All promises were kept.");
        }
        Map<Rule, List<Violation>> byRule = verdict.violations().stream()
                .collect(Collectors.groupingBy(Violation::rule, TreeMap::new, Collectors.toList()));
        byRule.forEach((rule, found) -> {
            lines.add(String.format("VIOLATED: %s (%,d times)", rule.sentence(), found.size()));
            found.stream().limit(SHOWN).forEach(each -> lines.add("    " + each.job() + ": " + each.detail()));
        });
        return lines;
    }
}
