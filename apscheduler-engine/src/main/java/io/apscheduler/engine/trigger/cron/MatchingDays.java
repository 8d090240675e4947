package io.apscheduler.engine.trigger.cron;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The days that match: finds the next one by jumping from year to year and month to month over those that cannot.
 *
 * <p>A combination that never occurs, such as 30 February, is found when it is made, by a look at each matching month of 400
 * years, after which the calendar repeats; from then on it costs nothing. Immutable.
 *
 * @param years the years that match, or null for all
 * @param months the months that match, as bits 1 to 12; not empty
 * @param days the days of a month that match
 */
record MatchingDays(@Nullable BitSet years, int months, DaysOfMonth days) {

    static final int NONE = Integer.MAX_VALUE;
    static final int ALL_MONTHS = (1 << 13) - 2;

    /** The last day of year 9999, in days since 1970. */
    static final int LAST_DAY = 2_932_896;

    private static final int LAST_YEAR = 9_999;
    private static final int CYCLE = 400;

    /** Returns these days, of all years or of some. */
    static MatchingDays of(@Nullable BitSet years, int months, DaysOfMonth days) {
        boolean isPossible = new MatchingDays(null, months, days).next(0) != NONE;
        return new MatchingDays(isPossible ? years : new BitSet(), months, days);
    }

    /** Returns the first matching day that is not before the given one, both in days since 1970, or {@link #NONE}. */
    int next(int day) {
        if (day > LAST_DAY) {
            return NONE;
        }
        if (years == null && months == ALL_MONTHS && days.isEveryDay()) {
            return day;
        }
        int date = CivilDate.of(day);
        int year = CivilDate.year(date);
        int found = matches(year) ? nextInYear(year, CivilDate.month(date), CivilDate.day(date)) : NONE;
        int lastYear = years == null ? Math.min(year + CYCLE, LAST_YEAR) : LAST_YEAR;
        for (int y = yearAfter(year); found == NONE && y <= lastYear; y = yearAfter(y)) {
            found = nextInYear(y, 1, 1);
        }
        return found;
    }

    private boolean matches(int year) {
        return years == null || years.get(year);
    }

    private int yearAfter(int year) {
        if (years == null) {
            return year + 1;
        }
        int next = years.nextSetBit(year + 1);
        return next < 0 ? NONE : next;
    }

    private int nextInYear(int year, int month, int day) {
        int rest = months & -1 << month;
        int bypassed = (months >>> month & 1) != 0 ? day - 1 : 0;
        while (rest != 0) {
            int candidate = Integer.numberOfTrailingZeros(rest);
            int first = CivilDate.firstOfMonth(year, candidate);
            long matching = days.in(year, first, CivilDate.monthLength(year, candidate)) >>> bypassed;
            if (matching != 0) {
                return first + bypassed + Long.numberOfTrailingZeros(matching);
            }
            bypassed = 0;
            rest &= rest - 1;
        }
        return NONE;
    }
}
