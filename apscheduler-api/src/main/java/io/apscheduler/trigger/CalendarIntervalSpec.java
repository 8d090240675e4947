package io.apscheduler.trigger;

/**
 * Fires at the same local time, days, weeks, months or years apart (type {@code calendar_interval}).
 *
 * <p>The first date is that of the start, by default the day of creation. To get to the next, years and months are added,
 * again until the day exists (from 31 January, monthly, on to 31 March), then weeks and days. At least one of the four
 * must be given and positive. The local time is midnight unless given. Immutable.
 */
public final class CalendarIntervalSpec extends WallClockSpec<CalendarIntervalSpec> {

    CalendarIntervalSpec() {
        super(OptionMap.NONE);
    }

    private CalendarIntervalSpec(String[] entries) {
        super(entries);
    }

    @Override
    CalendarIntervalSpec copy(String[] options) {
        return new CalendarIntervalSpec(options);
    }

    @Override
    public String type() {
        return "calendar_interval";
    }

    /** Years from one date to the next (option {@code years}). Default: 0. */
    public CalendarIntervalSpec years(int years) {
        return with("years", Integer.toString(years));
    }

    /** Months from one date to the next (option {@code months}). Default: 0. */
    public CalendarIntervalSpec months(int months) {
        return with("months", Integer.toString(months));
    }

    /** Weeks from one date to the next (option {@code weeks}). Default: 0. */
    public CalendarIntervalSpec weeks(int weeks) {
        return with("weeks", Integer.toString(weeks));
    }

    /** Days from one date to the next (option {@code days}). Default: 0. */
    public CalendarIntervalSpec days(int days) {
        return with("days", Integer.toString(days));
    }

    /** Hour of the local time, 0 to 23 (option {@code hour}). Default: 0. */
    public CalendarIntervalSpec hour(int hour) {
        return with("hour", Integer.toString(hour));
    }

    /** Minute of the local time, 0 to 59 (option {@code minute}). Default: 0. */
    public CalendarIntervalSpec minute(int minute) {
        return with("minute", Integer.toString(minute));
    }

    /** Second of the local time, 0 to 59 (option {@code second}). Default: 0. */
    public CalendarIntervalSpec second(int second) {
        return with("second", Integer.toString(second));
    }
}
