package io.apscheduler.engine.trigger.cron;

/** The local times that match, as a clock on the wall shows them: no zone yet. Immutable. */
record WallTimes(MatchingDays days, DayTimes times) {

    static final long NONE = Long.MAX_VALUE;

    private static final int DAY = 86_400;

    /**
     * Returns the first matching local time that is not before the given one.
     *
     * @param second a local time, in seconds since 1970 as if in UTC
     * @return likewise, or {@link #NONE}
     */
    long next(long second) {
        long day = Math.floorDiv(Math.max(0, second), DAY);
        if (day > MatchingDays.LAST_DAY) {
            return NONE;
        }
        int start = (int) day;
        int found = days.next(start);
        if (found == start) {
            int time = times.next((int) (Math.max(0, second) - day * DAY));
            if (time != DayTimes.NONE) {
                return day * DAY + time;
            }
            found = days.next(start + 1);
        }
        return found == MatchingDays.NONE ? NONE : (long) found * DAY + times.first();
    }
}
