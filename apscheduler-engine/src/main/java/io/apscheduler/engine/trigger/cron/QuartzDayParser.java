package io.apscheduler.engine.trigger.cron;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields day and weekday of an expression of Quartz. Confined to the call that uses it. */
final class QuartzDayParser {

    private static final Pattern FROM_LAST = Pattern.compile("L(?:-(?<offset>\\d{1,2}))?(?<workday>W)?");
    private static final Pattern WORKDAY = Pattern.compile("(?<day>\\d{1,9})W");
    private static final Pattern LAST_WEEKDAY = Pattern.compile("(?<weekday>\\w+)L");
    private static final Pattern NTH_WEEKDAY = Pattern.compile("(?<weekday>\\w+)#(?<n>\\d{1,9})");

    private static final int WEEK = 7;
    private static final int SATURDAY = 5;
    private static final int MOST_IN_MONTH = 5;
    private static final int MOST_BEFORE_LAST = 30;

    private final BitSet values = new BitSet();
    private int beforeLast;
    private int nearest;
    private int nearestToLast;
    private long nth;
    private int last;

    private QuartzDayParser() {}

    /** Returns the days that a field day stands for. */
    static DaysOfMonth days(String text) {
        QuartzDayParser parser = new QuartzDayParser();
        for (String part : text.split(",", -1)) {
            parser.day(part);
        }
        int days = (int) (mask(parser.values) >> 1);
        MonthDays plain = new MonthDays(days, false, 0, 0, MonthDays.ALL_WEEKDAYS, MonthDays.ALL_WEEKS, false);
        return new QuartzDays(plain, parser.beforeLast, parser.nearest, parser.nearestToLast);
    }

    private void day(String part) {
        Matcher fromLast = FROM_LAST.matcher(part);
        Matcher workday = WORKDAY.matcher(part);
        if (fromLast.matches()) {
            String offset = fromLast.group("offset");
            int bit = 1 << (offset == null ? 0 : offset(part, Integer.parseInt(offset)));
            beforeLast |= fromLast.group("workday") == null ? bit : 0;
            nearestToLast |= fromLast.group("workday") == null ? 0 : bit;
        } else if (workday.matches()) {
            nearest |= 1 << (QuartzField.DAY.value(workday.group("day")) - 1);
        } else {
            QuartzField.DAY.addTo(values, part);
        }
    }

    private static int offset(String part, int offset) {
        if (offset > MOST_BEFORE_LAST) {
            throw QuartzField.DAY.refusal(
                    "\"" + part + "\" is more than " + MOST_BEFORE_LAST + " days before the last");
        }
        return offset;
    }

    /** Returns the days that a field weekday stands for. */
    static DaysOfMonth weekdays(String text) {
        QuartzDayParser parser = new QuartzDayParser();
        for (String part : text.split(",", -1)) {
            parser.weekday(part);
        }
        int weekdays = 0;
        for (int value = parser.values.nextSetBit(0); value >= 0; value = parser.values.nextSetBit(value + 1)) {
            weekdays |= 1 << fromMonday(value);
        }
        return new MonthDays(0, false, parser.nth, parser.last, weekdays, MonthDays.ALL_WEEKS, true);
    }

    private void weekday(String part) {
        Matcher lastOne = LAST_WEEKDAY.matcher(part);
        Matcher nthOne = NTH_WEEKDAY.matcher(part);
        if (part.equals("L")) {
            values.set(QuartzField.WEEKDAY.value("SAT"));
        } else if (lastOne.matches()) {
            last |= 1 << fromMonday(QuartzField.WEEKDAY.value(lastOne.group("weekday")));
        } else if (nthOne.matches()) {
            int n = Integer.parseInt(nthOne.group("n"));
            if (n < 1 || n > MOST_IN_MONTH) {
                throw QuartzField.WEEKDAY.refusal("\"" + part + "\" has no number from 1 to 5 behind the #");
            }
            nth |= 1L << ((n - 1) * WEEK + fromMonday(QuartzField.WEEKDAY.value(nthOne.group("weekday"))));
        } else {
            QuartzField.WEEKDAY.addTo(values, part);
        }
    }

    private static int fromMonday(int fromSunday) {
        return (fromSunday + SATURDAY) % WEEK;
    }

    static long mask(BitSet values) {
        return values.isEmpty() ? 0 : values.toLongArray()[0];
    }
}
