package io.apscheduler.trigger;

import java.time.Duration;

/**
 * Fires at equal distances of elapsed time, whatever clocks do (type {@code interval}).
 *
 * <p>Without a start the first fire time is one interval after creation. With one it is the start itself; a start in the
 * past only fixes the phase. Immutable.
 */
public final class IntervalSpec extends RecurringSpec<IntervalSpec> {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private IntervalSpec(String[] entries) {
        super(entries);
    }

    /** Writes the interval in the largest unit of which it is a whole number, for listings to be readable. */
    static IntervalSpec of(Duration interval) {
        long seconds = interval.getSeconds();
        if (interval.getNano() != 0 || seconds == 0 || seconds % MINUTE != 0) {
            return of("seconds", interval, 1);
        }
        if (seconds % HOUR != 0) {
            return of("minutes", interval, MINUTE);
        }
        return seconds % DAY != 0 ? of("hours", interval, HOUR) : of("days", interval, DAY);
    }

    private static IntervalSpec of(String unit, Duration interval, int secondsPerUnit) {
        return new IntervalSpec(new String[] {unit, OptionText.decimal(interval, secondsPerUnit)});
    }

    @Override
    IntervalSpec copy(String[] options) {
        return new IntervalSpec(options);
    }

    @Override
    public String type() {
        return "interval";
    }
}
