package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Fires at one time of day on the dates of a calendar interval. Thread-safe.
 *
 * @param dates the dates
 * @param clock the time of day
 * @param bounds between which instants
 */
record CalendarIntervalTrigger(CalendarDates dates, LocalClock clock, Bounds bounds) implements Trigger {

    private static final long MICROS = 1_000_000;
    private static final long DAY = 86_400;

    /** No offset, and no gap, moves a local time farther from the same time of UTC. */
    private static final int MARGIN_DAYS = 2;

    @Override
    public Optional<Instant> next(Optional<Instant> previousFireTime, Instant from) {
        long earliest = Math.max(bounds.first(), Micros.ceil(from));
        if (previousFireTime.isPresent()) {
            earliest = Math.max(earliest, Micros.floor(previousFireTime.get()) + 1);
        }
        long second = -Math.floorDiv(-earliest, MICROS);
        return next(second).filter(fire -> Micros.floor(fire) <= bounds.last());
    }

    private Optional<Instant> next(long earliestSecond) {
        LocalDate near = LocalDate.ofEpochDay(Math.floorDiv(earliestSecond, DAY) - MARGIN_DAYS);
        Optional<LocalDate> date = dates.notBefore(near);
        while (date.isPresent()) {
            OptionalLong fire = clock.on(date.get());
            if (fire.isPresent() && fire.getAsLong() >= earliestSecond) {
                return Optional.of(Instant.ofEpochSecond(fire.getAsLong()));
            }
            date = dates.notBefore(date.get().plusDays(1));
        }
        return Optional.empty();
    }
}
