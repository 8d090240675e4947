package io.apscheduler.engine.trigger.cron;

/** The days of a month that match, found for a whole month at once. Immutable. */
interface DaysOfMonth {

    /** Tells whether every day of every month matches. */
    boolean isEveryDay();

    /**
     * Returns the matching days of a month, bit 0 being the first.
     *
     * @param year its year
     * @param first its first day, in days since 1970
     * @param length its number of days
     */
    long in(int year, int first, int length);
}
