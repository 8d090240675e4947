package io.apscheduler.engine.trigger.cron;

/** One of the expressions that commas join. */
sealed interface Term {

    /** Returns the canonical text. */
    String text();

    /** Values from first to last, so many apart. Where a range of weekdays wraps, the last goes on counting. */
    record Range(int first, int last, int step, String text) implements Term {}

    /** The nth weekday of a month, n from 0; weekdays from Monday, 0. */
    record NthWeekday(int n, int weekday, String text) implements Term {}

    /** The last such weekday of a month. */
    record LastWeekday(int weekday, String text) implements Term {}

    /** The last day of a month. */
    record LastDay(String text) implements Term {}
}
