package io.apscheduler.engine.trigger.cron;

/**
 * The times of day that match: hours, minutes and seconds, each as a set of bits. Immutable.
 *
 * @param hours bits 0 to 23; none of the sets is empty
 * @param minutes bits 0 to 59
 * @param seconds bits 0 to 59
 */
record DayTimes(int hours, long minutes, long seconds) {

    static final int NONE = -1;

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    /** Returns the first matching second of a day. */
    int first() {
        return Integer.numberOfTrailingZeros(hours) * HOUR + firstInHour();
    }

    private int firstInHour() {
        return Long.numberOfTrailingZeros(minutes) * MINUTE + Long.numberOfTrailingZeros(seconds);
    }

    /** Returns the first matching second of a day that is not before the given one, or {@link #NONE}. */
    int next(int second) {
        int hour = second / HOUR;
        if ((hours >>> hour & 1) != 0) {
            int inHour = nextInHour(second - hour * HOUR);
            if (inHour != NONE) {
                return hour * HOUR + inHour;
            }
        }
        int later = hours & -2 << hour;
        return later == 0 ? NONE : Integer.numberOfTrailingZeros(later) * HOUR + firstInHour();
    }

    private int nextInHour(int second) {
        int minute = second / MINUTE;
        if ((minutes >>> minute & 1) != 0) {
            long rest = seconds & -1L << (second - minute * MINUTE);
            if (rest != 0) {
                return minute * MINUTE + Long.numberOfTrailingZeros(rest);
            }
        }
        long later = minutes & -2L << minute;
        return later == 0 ? NONE : Long.numberOfTrailingZeros(later) * MINUTE + Long.numberOfTrailingZeros(seconds);
    }
}
