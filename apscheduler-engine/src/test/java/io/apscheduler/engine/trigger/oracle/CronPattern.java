package io.apscheduler.engine.trigger.oracle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads the fields of a cron trigger: all of them must match. */
final class CronPattern {

    static final List<String> FIELDS =
            List.of("year", "month", "day", "week", "day_of_week", "hour", "minute", "second");

    private CronPattern() {}

    static WallPattern of(Map<String, String> options) {
        Map<String, String> fields = complete(options);
        return new WallPattern(
                dates(fields),
                NumberText.values(fields.get("hour"), FieldRange.HOUR),
                NumberText.values(fields.get("minute"), FieldRange.SIXTY),
                NumberText.values(fields.get("second"), FieldRange.SIXTY),
                NumberText.isStar(fields.get("hour")));
    }

    /** The fields not given take their place: the least value after the last given one, any value before it. */
    private static Map<String, String> complete(Map<String, String> options) {
        Map<String, String> fields = new TreeMap<>();
        boolean afterLast = true;
        for (int i = FIELDS.size() - 1; i >= 0; i--) {
            String field = FIELDS.get(i);
            afterLast &= !options.containsKey(field);
            fields.put(field, options.getOrDefault(field, afterLast ? least(field) : "*"));
        }
        if (afterLast) {
            throw new IllegalArgumentException("no field given");
        }
        return fields;
    }

    private static String least(String field) {
        return switch (field) {
            case "week", "day_of_week" -> "*";
            case "month", "day" -> "1";
            default -> "0";
        };
    }

    private static Predicate<LocalDate> dates(Map<String, String> fields) {
        Set<Integer> years = NumberText.values(fields.get("year"), FieldRange.YEAR);
        Set<Integer> months = NumberText.values(fields.get("month"), FieldRange.MONTH);
        Set<Integer> weeks = NumberText.values(fields.get("week"), FieldRange.WEEK);
        Set<Integer> weekdays = NumberText.values(fields.get("day_of_week"), FieldRange.WEEKDAY);
        Predicate<LocalDate> days = DayText.dates(fields.get("day"));
        return date -> years.contains(date.getYear())
                && months.contains(date.getMonthValue())
                && weekdays.contains(date.getDayOfWeek().getValue() - 1)
                && weeks.contains(isoWeek(date))
                && days.test(date);
    }

    /** A week belongs to the year of its Thursday, and is that Thursday's number within it. */
    static int isoWeek(LocalDate date) {
        LocalDate thursday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
        return (thursday.getDayOfYear() + 6) / 7;
    }
}
