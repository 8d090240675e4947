package io.apscheduler.chaos.report;

import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.Mark;
import io.apscheduler.chaos.load.PlannedJob;
import io.apscheduler.chaos.verdict.Disturbance;
import io.apscheduler.chaos.verdict.Evidence;
import io.apscheduler.chaos.verdict.Verdict;
import io.apscheduler.chaos.verdict.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A run as a picture: a lane for each node with the runs that it started, a lane for the server, and one for what went wrong.
 * Faults are bands behind the runs.
 */
public final class Timeline {
    private static final int WIDTH = 1_200;
    private static final int LEFT = 110;
    private static final int TOP = 56;
    private static final int LANE = 74;
    private static final int THIN = 30;
    private static final int GAP = 8;
    private static final int BIN = 3;
    private static final int LEGEND = 60;
    private static final double SECOND = 1e6;
    private static final int[] STEPS = {1, 2, 5, 10, 20, 30, 60, 120, 300};
    private static final int MOST_TICKS = 16;

    private final Evidence evidence;
    private final Verdict verdict;
    private final List<String> lanes;
    private final long from;
    private final long to;
    private final Svg svg;

    private Timeline(Evidence evidence, Verdict verdict) {
        this.evidence = evidence;
        this.verdict = verdict;
        this.lanes = List.copyOf(evidence.entries().stream()
                .map(entry -> numberOf(entry.node()))
                .collect(Collectors.toCollection(TreeSet::new)));
        long first = evidence.jobs().stream().mapToLong(PlannedJob::first).min().orElse(0);
        long begin = evidence.time().at(first);
        this.from = begin - (long) SECOND;
        this.to = Math.max(
                from + (long) SECOND,
                evidence.entries().stream()
                        .filter(entry -> entry.mark() != Mark.STOPPED)
                        .mapToLong(Entry::at)
                        .max()
                        .orElse(from));
        this.svg = new Svg(WIDTH, serverTop() + 2 * (THIN + GAP) + LEGEND + 30);
    }

    /** The picture, as SVG. */
    public static String svg(Evidence evidence, Verdict verdict) {
        return new Timeline(evidence, verdict).drawn();
    }

    private String drawn() {
        svg.words(LEFT, 22, "font-size='16' font-weight='bold'", headline());
        svg.words(LEFT, 42, "fill='#555'", "Runs started by each node, a bar for each moment; faults as bands.");
        for (int lane = 0; lane < lanes.size(); lane++) {
            node(lane);
        }
        server();
        violations();
        axis();
        legend();
        return svg.toString();
    }

    private String headline() {
        int broken = verdict.violations().size();
        return String.format(
                        Locale.ROOT,
                        "%,d fire times, %d faults: ",
                        verdict.figures().fireTimes(),
                        evidence.disturbances().size())
                + (broken == 0 ? "all promises were kept" : String.format(Locale.ROOT, "%,d violations", broken));
    }

    private static String numberOf(String process) {
        return process.substring(0, Math.max(0, process.indexOf('.')));
    }

    private int serverTop() {
        return TOP + lanes.size() * (LANE + GAP);
    }

    private double x(long at) {
        double share = (double) (Math.max(from, Math.min(to, at)) - from) / (to - from);
        return LEFT + share * (WIDTH - LEFT - 20);
    }

    private void node(int lane) {
        String number = lanes.get(lane);
        double top = TOP + lane * (LANE + GAP);
        frame(top, LANE, "node " + number);
        evidence.disturbances().stream()
                .filter(each -> numberOf(each.process()).equals(number)
                        || each.fault().kind().isOfAll())
                .forEach(each -> band(each, top, LANE));
        bars(top, number);
        marks(top, number);
    }

    private void frame(double top, double high, String name) {
        svg.box(LEFT, top, WIDTH - LEFT - 20.0, high, "fill='#f6f6f4'", "");
        svg.words(12, top + high / 2 + 4, "font-weight='bold'", name);
    }

    private void band(Disturbance each, double top, double high) {
        double left = x(each.from());
        double wide = Math.max(3, x(each.to()) - left);
        svg.box(
                left,
                top,
                wide,
                high,
                "fill='" + color(each.fault().kind()) + "' fill-opacity='0.45'",
                each.fault().toString());
        if (wide > 6.5 * each.fault().kind().word().length()) {
            svg.words(
                    left + 3,
                    top + 12,
                    "font-size='11' fill='#333'",
                    each.fault().kind().word());
        }
    }

    private static String color(FaultKind kind) {
        return switch (kind) {
            case KILL -> "#8c8c8c";
            case STOP -> "#b79ad6";
            case FREEZE -> "#8ec1e8";
            case RESET -> "#f2c76e";
            case DELAY -> "#cfe3b0";
            case CLOCK -> "#e6b8c8";
            case RESTART -> "#707070";
            case FULL -> "#d9a066";
            case ROLL -> "#a8d8c8";
        };
    }

    private void bars(double top, String number) {
        Predicate<Entry> own = entry -> numberOf(entry.node()).equals(number);
        int[] all = counts(own.and(Entry::isStart));
        int[] again = counts(own.and(entry -> entry.mark() == Mark.AGAIN));
        int most = 1;
        for (String each : lanes) {
            for (int count :
                    counts(entry -> entry.isStart() && numberOf(entry.node()).equals(each))) {
                most = Math.max(most, count);
            }
        }
        double scale = (LANE - 16.0) / Math.sqrt(most);
        for (int i = 0; i < all.length; i++) {
            double high = Math.sqrt(all[i]) * scale;
            double x = LEFT + i * (double) BIN;
            if (all[i] > 0) {
                svg.box(x, top + LANE - high, BIN - 0.6, high, "fill='#2b6ca3'", "");
            }
            if (again[i] > 0) {
                double part = Math.max(3, Math.sqrt(again[i]) * scale);
                svg.box(x, top + LANE - part, BIN - 0.6, part, "fill='#e8791c'", again[i] + " again");
            }
        }
    }

    private int[] counts(Predicate<Entry> which) {
        int[] counts = new int[(WIDTH - LEFT - 20) / BIN + 1];
        evidence.entries().stream().filter(which).forEach(entry -> counts[(int) ((x(entry.at()) - LEFT) / BIN)]++);
        return counts;
    }

    private void marks(double top, String number) {
        for (Entry entry : evidence.entries()) {
            if (numberOf(entry.node()).equals(number)) {
                double x = x(entry.at());
                switch (entry.mark()) {
                    case LAPSED -> svg.line(x, top, x, top + LANE, "stroke='#7a2fb0' stroke-width='2'", "lease lapsed");
                    case READY ->
                        svg.line(x, top, x, top + LANE, "stroke='#2c8a4b' stroke-width='2'", entry.node() + " ready");
                    case STOPPING ->
                        svg.line(x, top, x, top + LANE, "stroke='#2c8a4b' stroke-dasharray='3'", "shut down");
                    default -> {}
                }
            }
        }
    }

    private void server() {
        double top = serverTop();
        frame(top, THIN, "server");
        evidence.disturbances().stream()
                .filter(each ->
                        each.fault().kind() == FaultKind.RESTART || each.fault().kind() == FaultKind.FULL)
                .forEach(each -> band(each, top, THIN));
    }

    private void violations() {
        double top = serverTop() + THIN + GAP;
        frame(top, THIN, "missed");
        int[] missed = counts(entry -> entry.mark() == Mark.MISSED);
        for (int i = 0; i < missed.length; i++) {
            if (missed[i] > 0) {
                double high = Math.min(THIN - 4.0, 4 + Math.sqrt(missed[i]) * 2);
                svg.box(
                        LEFT + i * (double) BIN,
                        top + THIN - high,
                        BIN - 0.6,
                        high,
                        "fill='#9a9a9a'",
                        "missed " + missed[i]);
            }
        }
        for (Violation each : verdict.violations()) {
            double x = x(each.at());
            svg.line(
                    x, TOP, x, top + THIN, "stroke='#d01818' stroke-width='1.5' stroke-opacity='0.7'", each.toString());
        }
    }

    private void axis() {
        double bottom = serverTop() + 2 * (THIN + GAP) + 8;
        double seconds = (to - from) / SECOND;
        int step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = seconds / STEPS[i] <= MOST_TICKS ? STEPS[i] : step;
        }
        for (int second = 0; second <= seconds - 1; second += step) {
            double x = x(from + (long) ((second + 1) * SECOND));
            svg.line(x, TOP, x, bottom - 6, "stroke='#ccc' stroke-width='0.5'", "");
            svg.words(x, bottom + 8, "text-anchor='middle' fill='#555'", second + " s");
        }
    }

    private void legend() {
        double y = serverTop() + 2 * (THIN + GAP) + 44;
        double x = swatch(LEFT, y, "#2b6ca3", "runs started");
        x = swatch(x, y, "#e8791c", "run again");
        x = swatch(x, y, "#7a2fb0", "lease found lapsed");
        x = swatch(x, y, "#2c8a4b", "process ready");
        x = swatch(x, y, "#9a9a9a", "missed");
        swatch(x, y, "#d01818", "promise broken");
        Set<FaultKind> seen = EnumSet.noneOf(FaultKind.class);
        evidence.disturbances().forEach(each -> seen.add(each.fault().kind()));
        double at = LEFT;
        for (FaultKind kind : new ArrayList<>(seen)) {
            at = swatch(at, y + 22, color(kind), kind.word());
        }
    }

    private double swatch(double x, double y, String color, String words) {
        svg.box(x, y - 10, 12, 12, "fill='" + color + "'", "");
        svg.words(x + 17, y, "fill='#333'", words);
        return x + 34 + 6.8 * words.length();
    }
}
