package io.apscheduler.engine.trigger.cron;

/**
 * Days given by number, by weekday or by both.
 *
 * <p>Weekdays are sets of seven bits, from Monday. Repeated five times, and turned so that they begin with the weekday of
 * the first, they line up with the days of the month. Immutable.
 *
 * @param days the days given by number, bit 0 is the first
 * @param hasLastDay whether the last day of the month is one, too
 * @param nthWeekdays five sets of weekdays: those whose first to fifth in a month is a day, too
 * @param lastWeekdays the weekdays whose last in a month is a day, too
 * @param weekdays the weekdays that match
 * @param weeks the ISO weeks that match, as bits 1 to 53
 * @param eitherDay whether day or weekday suffices, instead of both
 */
record MonthDays(
        int days, boolean hasLastDay, long nthWeekdays, int lastWeekdays, int weekdays, long weeks, boolean eitherDay)
        implements DaysOfMonth {

    static final int ALL_DAYS = -1 >>> 1;
    static final int ALL_WEEKDAYS = 0x7F;
    static final long ALL_WEEKS = (1L << 54) - 2;

    private static final int WEEK = 7;

    /** A bit at the beginning of each of five weeks. */
    private static final long REPEATED = 1L | 1L << 7 | 1L << 14 | 1L << 21 | 1L << 28;

    @Override
    public boolean isEveryDay() {
        return days == ALL_DAYS && weekdays == ALL_WEEKDAYS && weeks == ALL_WEEKS;
    }

    @Override
    public long in(int year, int first, int length) {
        int weekday = CivilDate.weekday(first);
        long byDay = days | ordinal(weekday, length);
        long byWeekday = turned(weekdays * REPEATED, weekday);
        long matching = (eitherDay ? byDay | byWeekday : byDay & byWeekday) & (1L << length) - 1;
        return weeks == ALL_WEEKS || matching == 0 ? matching : matching & inWeeks(year, first, weekday);
    }

    private long ordinal(int weekday, int length) {
        long lastDay = hasLastDay ? 1L << (length - 1) : 0;
        if ((nthWeekdays | lastWeekdays) == 0) {
            return lastDay;
        }
        int lastWeek = length - WEEK;
        long inLastWeek = turned(lastWeekdays, (weekday + lastWeek) % WEEK) & ALL_WEEKDAYS;
        return lastDay | turned(nthWeekdays, weekday) | inLastWeek << lastWeek;
    }

    /** Turns each of five sets of weekdays so that it begins with the given weekday instead of Monday. */
    private static long turned(long sets, int weekday) {
        long stay = (ALL_WEEKDAYS >>> weekday) * REPEATED;
        long wrap = (ALL_WEEKDAYS & ~(ALL_WEEKDAYS >>> weekday)) * REPEATED;
        return ((sets >>> weekday) & stay) | ((sets << (WEEK - weekday)) & wrap);
    }

    private long inWeeks(int year, int first, int weekday) {
        long matching = 0;
        for (int monday = -weekday; monday < 31; monday += WEEK) {
            if ((weeks >>> week(year, first + monday) & 1) != 0) {
                matching |= monday < 0 ? ALL_WEEKDAYS >>> -monday : (long) ALL_WEEKDAYS << monday;
            }
        }
        return matching;
    }

    /** Returns the ISO week that begins with a Monday: it belongs to the year of its Thursday. */
    private static int week(int year, int monday) {
        int thursday = monday + 3;
        int newYear = CivilDate.firstOfMonth(year, 1);
        if (thursday < newYear) {
            newYear = CivilDate.firstOfMonth(year - 1, 1);
        } else if (thursday >= newYear + 365) {
            int next = CivilDate.firstOfMonth(year + 1, 1);
            newYear = thursday < next ? newYear : next;
        }
        return (thursday - newYear) / WEEK + 1;
    }
}
