package io.apscheduler.cli.crontab;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Knows when a line of a crontab must start, by asking every minute that a wall clock can show whether it matches all
 * fields. Slow and plain: what it says is to be believed. Shares no code with the triggers.
 */
final class EveryMinute {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final Map<String, String> MACROS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private final String[] fields;
    private final Set<Integer> minutes;
    private final Set<Integer> hours;
    private final Set<Integer> days;
    private final Set<Integer> months;
    private final Set<Integer> weekdays;

    EveryMinute(String schedule) {
        fields = MACROS.getOrDefault(schedule, schedule).split(" ");
        minutes = values(fields[0], 0, 59, List.of(), 0);
        hours = values(fields[1], 0, 23, List.of(), 0);
        days = values(fields[2], 1, 31, List.of(), 0);
        months = values(fields[3], 1, 12, MONTHS, 1);
        weekdays = values(fields[4], 0, 7, DAYS, 0);
        if (weekdays.contains(7)) {
            weekdays.add(0);
        }
    }

    /** All starts from one instant to before another. */
    SortedSet<Instant> starts(Instant from, Instant to, ZoneId zone) {
        SortedSet<Instant> starts = new TreeSet<>();
        LocalDateTime end = LocalDateTime.ofInstant(to, zone).plusDays(1);
        LocalDateTime wall =
                LocalDateTime.ofInstant(from, zone).minusDays(1).withSecond(0).withNano(0);
        for (; wall.isBefore(end); wall = wall.plusMinutes(1)) {
            if (matches(wall)) {
                instants(wall, zone).stream()
                        .filter(instant -> !instant.isBefore(from) && instant.isBefore(to))
                        .forEach(starts::add);
            }
        }
        return starts;
    }

    private boolean matches(LocalDateTime wall) {
        LocalDate date = wall.toLocalDate();
        boolean day = days.contains(date.getDayOfMonth());
        boolean weekday = weekdays.contains(date.getDayOfWeek().getValue() % 7);
        boolean bothRestricted = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        return minutes.contains(wall.getMinute())
                && hours.contains(wall.getHour())
                && months.contains(date.getMonthValue())
                && (bothRestricted ? day || weekday : day && weekday);
    }

    /** A minute left out is made up for after the gap; one that comes twice counts twice only if every hour counts. */
    private List<Instant> instants(LocalDateTime wall, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(wall);
            return List.of(wall.toInstant(gap.getOffsetBefore()));
        }
        boolean everyHour = fields[1].equals("*") || fields[1].equals("*/1");
        return offsets.stream()
                .limit(everyHour ? 2 : 1)
                .map(offset -> wall.toInstant(offset))
                .toList();
    }

    private static Set<Integer> values(String field, int least, int most, List<String> names, int firstName) {
        Set<Integer> values = new TreeSet<>();
        for (String part : field.split(",")) {
            String[] rangeAndStep = part.split("/");
            int step = rangeAndStep.length > 1 ? Integer.parseInt(rangeAndStep[1]) : 1;
            String[] ends =
                    rangeAndStep[0].equals("*") ? new String[] {"" + least, "" + most} : rangeAndStep[0].split("-");
            int first = number(ends[0], names, firstName);
            int last = ends.length > 1 ? number(ends[1], names, firstName) : rangeAndStep.length > 1 ? most : first;
            for (int value = first; value <= last; value += step) {
                values.add(value);
            }
        }
        return values;
    }

    private static int number(String text, List<String> names, int firstName) {
        int name = names.indexOf(text.toLowerCase(Locale.ROOT));
        return name < 0 ? Integer.parseInt(text) : name + firstName;
    }
}
