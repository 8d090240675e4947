package io.apscheduler.engine.trigger.cron;

/**
 * Days as Quartz writes them: besides plain ones those counted from the last, and the nearest workdays.
 *
 * @param plain days by number, or weekdays
 * @param beforeLast the days that are so many days before the last, as bits from 0
 * @param nearest the days whose nearest workday, in the same month, is meant; bit 0 is the first
 * @param nearestToLast likewise, for days so many days before the last
 */
record QuartzDays(MonthDays plain, int beforeLast, int nearest, int nearestToLast) implements DaysOfMonth {

    private static final int SATURDAY = 5;
    private static final int SUNDAY = 6;

    @Override
    public boolean isEveryDay() {
        return plain.isEveryDay();
    }

    @Override
    public long in(int year, int first, int length) {
        long matching = plain.in(year, first, length);
        for (int rest = beforeLast; rest != 0; rest &= rest - 1) {
            int day = length - 1 - Integer.numberOfTrailingZeros(rest);
            matching |= day < 0 ? 0 : 1L << day;
        }
        for (int rest = nearest; rest != 0; rest &= rest - 1) {
            matching |= workday(Integer.numberOfTrailingZeros(rest), first, length);
        }
        for (int rest = nearestToLast; rest != 0; rest &= rest - 1) {
            matching |= workday(length - 1 - Integer.numberOfTrailingZeros(rest), first, length);
        }
        return matching;
    }

    /** Returns the workday nearest to a day, as a bit; nothing if the month has no such day. Days count from 0. */
    private static long workday(int day, int first, int length) {
        if (day < 0 || day >= length) {
            return 0;
        }
        return 1L
                << switch (CivilDate.weekday(first + day)) {
                    case SATURDAY -> day == 0 ? 2 : day - 1;
                    case SUNDAY -> day == length - 1 ? day - 2 : day + 1;
                    default -> day;
                };
    }
}
