package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;

/** Says at which instants a wall time fires: usually one, in a gap perhaps none, in an overlap perhaps two. */
record ClockChanges(boolean shiftsOutOfGaps, boolean firesInBothPasses) {

    static ClockChanges of(Map<String, String> options, boolean everyHour) {
        boolean shifts =
                oneOf(options.getOrDefault("gap", "shift"), "shift", "skip").equals("shift");
        String overlap = oneOf(options.getOrDefault("overlap", "auto"), "first", "both", "auto");
        return new ClockChanges(shifts, overlap.equals("both") || (overlap.equals("auto") && everyHour));
    }

    static String oneOf(String text, String... allowed) {
        if (!List.of(allowed).contains(text)) {
            throw new IllegalArgumentException("neither of " + List.of(allowed) + ": " + text);
        }
        return text;
    }

    List<Instant> instants(LocalDateTime wallTime, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(wallTime);
        if (offsets.isEmpty()) {
            var gap = rules.getTransition(wallTime);
            return shiftsOutOfGaps
                    ? List.of(wallTime.plus(gap.getDuration()).toInstant(gap.getOffsetAfter()))
                    : List.of();
        }
        if (offsets.size() == 2 && firesInBothPasses) {
            return List.of(wallTime.toInstant(offsets.get(0)), wallTime.toInstant(offsets.get(1)));
        }
        return List.of(wallTime.toInstant(offsets.get(0)));
    }
}
