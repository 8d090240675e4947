package io.apscheduler.engine.trigger.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Fire times of an interval: the anchor and every whole number of intervals after it, in elapsed time. */
final class IntervalFireTimes implements FireTimes {

    private static final Map<String, Integer> UNITS =
            Map.of("weeks", 604_800, "days", 86_400, "hours", 3_600, "minutes", 60, "seconds", 1);

    private final Instant first;
    private final long stepMicros;
    private final Bounds bounds;

    IntervalFireTimes(Map<String, String> options, ZoneId zone, Instant created) {
        this.bounds = Bounds.of(options, zone);
        this.stepMicros = stepMicros(options);
        this.first = bounds.start().orElse(created.plus(stepMicros, ChronoUnit.MICROS));
    }

    private static long stepMicros(Map<String, String> options) {
        if (options.containsKey("interval")) {
            return Duration.parse(options.get("interval")).toNanos() / 1_000;
        }
        BigDecimal seconds = BigDecimal.ZERO;
        for (Map.Entry<String, Integer> unit : UNITS.entrySet()) {
            BigDecimal amount = new BigDecimal(options.getOrDefault(unit.getKey(), "0"));
            seconds = seconds.add(amount.multiply(BigDecimal.valueOf(unit.getValue())));
        }
        return seconds.movePointRight(6).longValueExact();
    }

    @Override
    public NavigableSet<Instant> between(Instant from, Instant to) {
        NavigableSet<Instant> found = new TreeSet<>();
        long whole = Math.max(0, ChronoUnit.MICROS.between(first, from) / stepMicros);
        for (Instant time = first.plus(whole * stepMicros, ChronoUnit.MICROS);
                !time.isAfter(to);
                time = time.plus(stepMicros, ChronoUnit.MICROS)) {
            if (!time.isBefore(from) && bounds.contain(time)) {
                found.add(time);
            }
        }
        return found;
    }
}
