package com.example.sun;

import io.apscheduler.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

// region trigger
/**
 * Fires when the sun rises or sets at a place, each day that it does. Immutable.
 *
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 * @param shift how much later to fire; less than zero for earlier
 */
record SunTrigger(Event event, double latitude, double longitude, Duration shift) implements Trigger {
    private static final int YEAR = 366;

    enum Event {
        SUNRISE,
        SUNSET
    }

    @Override
    public Optional<Instant> next(Optional<Instant> previousFireTime, Instant from) {
        Instant earliest = previousFireTime
                .map(previous -> previous.plusNanos(1_000))
                .filter(afterPrevious -> afterPrevious.isAfter(from))
                .orElse(from);
        long first = (long) Math.floor(SunPosition.days(earliest.minus(shift)) + longitude / 360) - 1;
        for (long day = first; day <= first + YEAR; day++) { // beyond the polar circles the sun takes its time
            Optional<Instant> time = onDay(day).map(event -> event.plus(shift));
            if (time.isPresent() && !time.get().isBefore(earliest)) {
                return time;
            }
        }
        return Optional.empty();
    }
    // endregion

    // region day
    /** The event of a day, counted from the noon of the first day of 2000; empty where the sun is up or down all day. */
    private Optional<Instant> onDay(long day) {
        double time = day - longitude / 360;
        for (int i = 0; i < 4; i++) { // the sun moves on meanwhile: where is it then?
            SunPosition sun = SunPosition.at(time);
            double halfDay = sun.halfDay(latitude);
            if (Double.isNaN(halfDay)) {
                return Optional.empty();
            }
            time = day - longitude / 360 + sun.noon() + (event == Event.SUNRISE ? -halfDay : halfDay);
        }
        return Optional.of(SunPosition.time(time));
    }
    // endregion
}
