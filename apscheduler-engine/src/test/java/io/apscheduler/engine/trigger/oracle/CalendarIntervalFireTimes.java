package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Fire times of a calendar interval: from date to date, always from the first one on. */
final class CalendarIntervalFireTimes implements FireTimes {

    private final long months;
    private final long days;
    private final LocalDate firstDate;
    private final LocalTime time;
    private final ZoneId zone;
    private final ClockChanges changes;
    private final Bounds bounds;

    CalendarIntervalFireTimes(Map<String, String> options, ZoneId zone, Instant created) {
        this.zone = zone;
        this.bounds = Bounds.of(options, zone);
        this.firstDate = LocalDate.ofInstant(bounds.start().orElse(created), zone);
        this.time = LocalTime.of(number(options, "hour"), number(options, "minute"), number(options, "second"));
        this.months = 12L * number(options, "years") + number(options, "months");
        this.days = 7L * number(options, "weeks") + number(options, "days");
        boolean shifts = ClockChanges.oneOf(options.getOrDefault("gap", "shift"), "shift", "skip")
                .equals("shift");
        this.changes = new ClockChanges(shifts, false);
        if (months + days == 0) {
            throw new IllegalArgumentException("an interval of nothing");
        }
    }

    private static int number(Map<String, String> options, String key) {
        return Integer.parseInt(options.getOrDefault(key, "0"));
    }

    @Override
    public NavigableSet<Instant> between(Instant from, Instant to) {
        NavigableSet<Instant> found = new TreeSet<>();
        LocalDate last = LocalDate.ofInstant(to, zone).plusDays(1);
        for (LocalDate date = firstDate; !date.isAfter(last); date = following(date)) {
            for (Instant instant : changes.instants(date.atTime(time), zone.getRules())) {
                if (!instant.isBefore(from) && !instant.isAfter(to) && bounds.contain(instant)) {
                    found.add(instant);
                }
            }
        }
        return found;
    }

    private LocalDate following(LocalDate date) {
        LocalDate there = date;
        if (months > 0) {
            YearMonth month = YearMonth.from(date).plusMonths(months);
            while (!month.isValidDay(date.getDayOfMonth())) {
                month = month.plusMonths(months);
            }
            there = month.atDay(date.getDayOfMonth());
        }
        return there.plusDays(days);
    }
}
