package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Fire times of cron and crontab: every second of every day is looked at. */
final class WallClockFireTimes implements FireTimes {

    private final WallPattern pattern;
    private final ZoneId zone;
    private final ClockChanges changes;
    private final Bounds bounds;
    private final List<LocalTime> times;

    WallClockFireTimes(WallPattern pattern, ZoneId zone, ClockChanges changes, Bounds bounds) {
        this.pattern = pattern;
        this.zone = zone;
        this.changes = changes;
        this.bounds = bounds;
        this.times = pattern.times();
    }

    @Override
    public NavigableSet<Instant> between(Instant from, Instant to) {
        NavigableSet<Instant> found = new TreeSet<>();
        // A wall time moved out of a gap fires on its own date or, where a whole day was left out, on the next.
        LocalDate last = LocalDate.ofInstant(to, zone).plusDays(1);
        for (LocalDate date = LocalDate.ofInstant(from, zone).minusDays(2);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            if (pattern.dates().test(date)) {
                collect(date, from, to, found);
            }
        }
        return found;
    }

    private void collect(LocalDate date, Instant from, Instant to, NavigableSet<Instant> found) {
        for (LocalTime time : times) {
            for (Instant instant : changes.instants(date.atTime(time), zone.getRules())) {
                if (!instant.isBefore(from) && !instant.isAfter(to) && bounds.contain(instant)) {
                    found.add(instant);
                }
            }
        }
    }
}
