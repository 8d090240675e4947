package io.apscheduler.engine.trigger.cron;

/** The local times that match, as a clock on the wall shows them: no zone yet. Immutable. */
record WallTimes(MatchingDays days, DayTimes times) {

    static final long NONE = Long.MAX_VALUE;

    private static final long DAY = 86_400;

    /**
     * Returns the first matching local time that is not before the given one.
     *
     * @param second a local time, in seconds since 1970 as if in UTC
     * @return likewise, or {@link #NONE}
     */
    long next(long second) {
        long start = Math.max(0, second);
        long today = start / DAY;
        if (today > MatchingDays.LAST_DAY) {
            return NONE;
        }
        int time = times.next((int) (start - today * DAY));
        int day = days.next((int) today + (time == DayTimes.NONE ? 1 : 0));
        if (day == MatchingDays.NONE) {
            return NONE;
        }
        return day * DAY + (day == today && time != DayTimes.NONE ? time : times.first());
    }
}
