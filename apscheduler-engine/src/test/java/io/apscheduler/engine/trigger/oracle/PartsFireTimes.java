package io.apscheduler.engine.trigger.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Fire times made of the fire times of numbered parts. */
final class PartsFireTimes {

    private PartsFireTimes() {}

    /** A time at which any part fires. */
    static FireTimes anyOf(Map<String, String> options, ZoneId zone, Instant created) {
        List<FireTimes> parts = parts(options, zone, created);
        return (from, to) -> union(parts, from, to);
    }

    /** A time of one part that no part lets pass by more than the threshold. */
    static FireTimes allOf(Map<String, String> options, ZoneId zone, Instant created) {
        List<FireTimes> parts = parts(options, zone, created);
        Duration threshold = Duration.ofNanos(new BigDecimal(options.getOrDefault("threshold", "1"))
                .movePointRight(9)
                .longValueExact());
        return (from, to) -> {
            List<NavigableSet<Instant>> known = parts.stream()
                    .map(part -> part.between(from, to.plus(threshold)))
                    .toList();
            NavigableSet<Instant> found = union(parts, from, to);
            found.removeIf(time -> !known.stream()
                    .allMatch(times ->
                            times.ceiling(time) != null && !times.ceiling(time).isAfter(time.plus(threshold))));
            return found;
        };
    }

    private static NavigableSet<Instant> union(List<FireTimes> parts, Instant from, Instant to) {
        NavigableSet<Instant> found = new TreeSet<>();
        parts.forEach(part -> found.addAll(part.between(from, to)));
        return found;
    }

    private static List<FireTimes> parts(Map<String, String> options, ZoneId zone, Instant created) {
        List<FireTimes> parts = new ArrayList<>();
        for (int n = 1; options.containsKey(String.valueOf(n)); n++) {
            String prefix = n + ".";
            Map<String, String> own = new HashMap<>();
            options.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    own.put(key.substring(prefix.length()), value);
                }
            });
            parts.add(Oracle.of(options.get(String.valueOf(n)), own, zone, created));
        }
        return parts;
    }
}
