package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Knows when a trigger has to fire, from its type and its options as text. */
final class Oracle {

    private Oracle() {}

    static FireTimes of(String type, Map<String, String> options, ZoneId defaultZone, Instant created) {
        ZoneId zone =
                Optional.ofNullable(options.get("timezone")).map(ZoneId::of).orElse(defaultZone);
        return switch (type) {
            case "cron" -> wallClock(CronPattern.of(options), options, zone);
            case "crontab" -> wallClock(CrontabPattern.of(options.get("expression")), options, zone);
            case "calendar_interval" -> new CalendarIntervalFireTimes(options, zone, created);
            case "interval" -> new IntervalFireTimes(options, zone, created);
            case "date" -> once(options, zone, created);
            case "any_of" -> PartsFireTimes.anyOf(options, zone, created);
            case "all_of" -> PartsFireTimes.allOf(options, zone, created);
            default -> throw new IllegalArgumentException("unknown type: " + type);
        };
    }

    private static FireTimes wallClock(WallPattern pattern, Map<String, String> options, ZoneId zone) {
        ClockChanges changes = ClockChanges.of(options, pattern.everyHour());
        return new WallClockFireTimes(pattern, zone, changes, Bounds.of(options, zone));
    }

    private static FireTimes once(Map<String, String> options, ZoneId zone, Instant created) {
        String text = options.get("run_date");
        Instant time = text.equals("now") ? created : DateText.instant(text, zone);
        return (from, to) -> {
            NavigableSet<Instant> found = new TreeSet<>();
            if (!time.isBefore(from) && !time.isAfter(to)) {
                found.add(time);
            }
            return found;
        };
    }
}
