package io.apscheduler.engine.trigger.oracle;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the five fields of a crontab line: minute, hour, day, month, weekday. */
final class CrontabPattern {

    private static final Map<String, String> MACROS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private CrontabPattern() {}

    static WallPattern of(String text) {
        String[] fields = MACROS.getOrDefault(text, text).split("[ \t]+");
        if (fields.length != 5) {
            throw new IllegalArgumentException("not five fields: " + text);
        }
        return new WallPattern(
                dates(fields[2], fields[3], fields[4]),
                NumberText.values(fields[1], FieldRange.HOUR),
                NumberText.values(fields[0], FieldRange.SIXTY),
                Set.of(0),
                NumberText.isStar(fields[1]));
    }

    private static Predicate<LocalDate> dates(String dayText, String monthText, String weekdayText) {
        Set<Integer> months = NumberText.values(monthText, FieldRange.MONTH);
        Set<Integer> weekdays = NumberText.values(weekdayText, FieldRange.CRONTAB_WEEKDAY);
        Predicate<LocalDate> day = DayText.dates(dayText);
        Predicate<LocalDate> weekday =
                date -> weekdays.contains(date.getDayOfWeek().getValue() % 7);
        // As the manuals of cron have it: a field with a star in it, were it every other day, is not "restricted".
        boolean bothRestricted = !dayText.contains("*") && !weekdayText.contains("*");
        Predicate<LocalDate> either = bothRestricted ? day.or(weekday) : day.and(weekday);
        return either.and(date -> months.contains(date.getMonthValue()));
    }
}
