package io.apscheduler.engine.trigger.oracle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the day field: numbers, the last day, and weekdays counted within the month. */
final class DayText {

    private static final Pattern COUNTED = Pattern.compile("(1st|2nd|3rd|4th|5th|last) +([a-z]{3})");
    private static final List<String> ORDINALS = List.of("1st", "2nd", "3rd", "4th", "5th");

    private DayText() {}

    static Predicate<LocalDate> dates(String text) {
        Predicate<LocalDate> any = date -> false;
        for (String expression : NumberText.expressions(text)) {
            any = any.or(ofExpression(expression));
        }
        return any;
    }

    private static Predicate<LocalDate> ofExpression(String expression) {
        Matcher counted = COUNTED.matcher(expression);
        if (expression.equals("last")) {
            return date -> date.plusDays(1).getMonth() != date.getMonth();
        }
        if (counted.matches()) {
            DayOfWeek weekday = weekday(counted.group(2));
            return counted.group(1).equals("last")
                    ? date -> date.getDayOfWeek() == weekday && date.plusDays(7).getMonth() != date.getMonth()
                    : date -> date.getDayOfWeek() == weekday
                            && howManyOfItsKind(date) == 1 + ORDINALS.indexOf(counted.group(1));
        }
        var numbers = NumberText.values(expression, FieldRange.DAY);
        return date -> numbers.contains(date.getDayOfMonth());
    }

    private static DayOfWeek weekday(String name) {
        if (!FieldRange.WEEKDAY.names().contains(name)) {
            throw new IllegalArgumentException("no weekday: " + name);
        }
        return DayOfWeek.of(1 + FieldRange.WEEKDAY.names().indexOf(name));
    }

    /** How many days of this weekday the month has had, this one included. */
    private static int howManyOfItsKind(LocalDate date) {
        int count = 0;
        for (LocalDate day = date; day.getMonth() == date.getMonth(); day = day.minusDays(7)) {
            count++;
        }
        return count;
    }
}
