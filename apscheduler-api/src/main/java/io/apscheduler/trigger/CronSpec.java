package io.apscheduler.trigger;

import static java.util.Objects.requireNonNull;

/**
 * Fires when the local time matches all given fields (type {@code cron}).
 *
 * <p>A field takes one or more expressions, joined by commas, in any letter case: {@code *} (every value), {@code *}{@code /a}
 * (every a-th from the field's minimum), {@code n}, {@code n/a} (n, n+a … to the maximum), {@code a-b}, {@code a-b/c}.
 *
 * <p><b>Fields not given</b> that stand before the last given one, in the order year, month, day, week, day of week, hour,
 * minute, second, are {@code *}; those after it take their minimum, except week and day of week, which become {@code *}.
 * So {@code cron().hour(5)} is 5:00:00 each day, and {@code cron().day(1).minute(20)} is minute 20 of every hour of each
 * first. At least one field must be given. Immutable.
 */
public final class CronSpec extends WallClockSpec<CronSpec> {

    CronSpec() {
        super(OptionMap.NONE);
    }

    private CronSpec(String[] entries) {
        super(entries);
    }

    @Override
    CronSpec copy(String[] options) {
        return new CronSpec(options);
    }

    @Override
    public String type() {
        return "cron";
    }

    /** Restricts the year: 1970 to 9999 (option {@code year}). */
    public CronSpec year(String expression) {
        return with("year", requireNonNull(expression, "expression"));
    }

    /** Restricts the year to one value (option {@code year}). */
    public CronSpec year(int value) {
        return with("year", Integer.toString(value));
    }

    /** Restricts the month: 1 to 12, or {@code jan} to {@code dec} (option {@code month}). */
    public CronSpec month(String expression) {
        return with("month", requireNonNull(expression, "expression"));
    }

    /** Restricts the month to one value (option {@code month}). */
    public CronSpec month(int value) {
        return with("month", Integer.toString(value));
    }

    /** Restricts the day: 1 to 31, {@code last}, {@code last fri}, or {@code 1st fri} to {@code 5th fri} (option {@code day}). */
    public CronSpec day(String expression) {
        return with("day", requireNonNull(expression, "expression"));
    }

    /** Restricts the day to one value (option {@code day}). */
    public CronSpec day(int value) {
        return with("day", Integer.toString(value));
    }

    /** Restricts the week: the ISO week, 1 to 53 (option {@code week}). */
    public CronSpec week(String expression) {
        return with("week", requireNonNull(expression, "expression"));
    }

    /** Restricts the week to one value (option {@code week}). */
    public CronSpec week(int value) {
        return with("week", Integer.toString(value));
    }

    /** Restricts the day of week: 0 (Monday) to 6, or {@code mon} to {@code sun}; ranges may wrap: {@code fri-mon} (option {@code day_of_week}). */
    public CronSpec dayOfWeek(String expression) {
        return with("day_of_week", requireNonNull(expression, "expression"));
    }

    /** Restricts the day of week to one value (option {@code day_of_week}). */
    public CronSpec dayOfWeek(int value) {
        return with("day_of_week", Integer.toString(value));
    }

    /** Restricts the hour: 0 to 23 (option {@code hour}). */
    public CronSpec hour(String expression) {
        return with("hour", requireNonNull(expression, "expression"));
    }

    /** Restricts the hour to one value (option {@code hour}). */
    public CronSpec hour(int value) {
        return with("hour", Integer.toString(value));
    }

    /** Restricts the minute: 0 to 59 (option {@code minute}). */
    public CronSpec minute(String expression) {
        return with("minute", requireNonNull(expression, "expression"));
    }

    /** Restricts the minute to one value (option {@code minute}). */
    public CronSpec minute(int value) {
        return with("minute", Integer.toString(value));
    }

    /** Restricts the second: 0 to 59 (option {@code second}). */
    public CronSpec second(String expression) {
        return with("second", requireNonNull(expression, "expression"));
    }

    /** Restricts the second to one value (option {@code second}). */
    public CronSpec second(int value) {
        return with("second", Integer.toString(value));
    }

    /** Decides about local times that come twice (option {@code overlap}). Default: {@link OverlapPolicy#AUTO}. */
    public CronSpec overlap(OverlapPolicy policy) {
        return with("overlap", policy.text());
    }
}
