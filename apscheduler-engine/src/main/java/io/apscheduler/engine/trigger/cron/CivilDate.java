package io.apscheduler.engine.trigger.cron;

/**
 * Days since 1970 to year, month and day and back, for 1970 to 9999, in plain arithmetic that allocates nothing.
 *
 * <p>Years are taken to begin in March, as Roman ones did: then the leap day is the last of the year, and the months
 * before it have lengths that follow a straight line of slope 153/5.
 */
final class CivilDate {

    /** The days from 1 March of year 0 to 1 January 1970. */
    private static final int TO_1970 = 719_468;

    private static final int DAYS_IN_CYCLE = 146_097;
    private static final int DAYS_IN_CENTURY = 36_524;
    private static final int DAYS_IN_4_YEARS = 1_461;
    private static final int DAYS_IN_YEAR = 365;
    private static final int YEARS_IN_CYCLE = 400;

    private static final int MONTH_SHIFT = 5;
    private static final int YEAR_SHIFT = 9;
    private static final int DAY_BITS = (1 << MONTH_SHIFT) - 1;
    private static final int MONTH_BITS = (1 << (YEAR_SHIFT - MONTH_SHIFT)) - 1;

    /** Lengths of the months but February, as bits: set where a month, from 1, has 31 days. */
    private static final int LONG_MONTHS = 0b1_0101_1010_1010;

    private CivilDate() {}

    /** Returns year, month and day packed into one number, to be taken out by the methods below. */
    static int of(int epochDay) {
        int day = epochDay + TO_1970;
        int cycle = day / DAYS_IN_CYCLE;
        int inCycle = day - cycle * DAYS_IN_CYCLE;
        int yearOfCycle =
                (inCycle - inCycle / (DAYS_IN_4_YEARS - 1) + inCycle / DAYS_IN_CENTURY - inCycle / (DAYS_IN_CYCLE - 1))
                        / DAYS_IN_YEAR;
        int inYear = inCycle - (DAYS_IN_YEAR * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        int fromMarch = (5 * inYear + 2) / 153;
        int dayOfMonth = inYear - (153 * fromMarch + 2) / 5 + 1;
        int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        int year = cycle * YEARS_IN_CYCLE + yearOfCycle + (month <= 2 ? 1 : 0);
        return year << YEAR_SHIFT | month << MONTH_SHIFT | dayOfMonth;
    }

    static int year(int date) {
        return date >>> YEAR_SHIFT;
    }

    static int month(int date) {
        return date >>> MONTH_SHIFT & MONTH_BITS;
    }

    static int day(int date) {
        return date & DAY_BITS;
    }

    /** Returns the days from 1970 to the first of a month. */
    static int firstOfMonth(int year, int month) {
        int marchYear = month <= 2 ? year - 1 : year;
        int fromMarch = month <= 2 ? month + 9 : month - 3;
        int century = marchYear / 100;
        return DAYS_IN_YEAR * marchYear + marchYear / 4 - century + century / 4 + (153 * fromMarch + 2) / 5 - TO_1970;
    }

    /** Returns the number of days of a month. */
    static int monthLength(int year, int month) {
        if (month == 2) {
            return isLeap(year) ? 29 : 28;
        }
        return 30 + (LONG_MONTHS >>> month & 1);
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % YEARS_IN_CYCLE == 0);
    }

    /** Returns the weekday of a day, from Monday, 0. */
    static int weekday(int epochDay) {
        return (epochDay + 3) % 7;
    }
}
