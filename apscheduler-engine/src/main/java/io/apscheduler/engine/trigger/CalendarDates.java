package io.apscheduler.engine.trigger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The dates of a calendar interval: the first; and after each, months are added, again until the day of the month exists,
 * then days.
 *
 * <p>With months alone, or days alone, a date far on is found by arithmetic. With both, each date depends on the one before
 * it, so they are walked through, from the one found last where that is early enough.
 *
 * <p>Thread-safe: what was found last is only a short cut, and any date of the sequence will do.
 */
final class CalendarDates {

    private static final LocalDate LAST = LocalDate.of(9_999, 12, 31);

    private final LocalDate first;
    private final long months;
    private final long days;
    private LocalDate recent;

    CalendarDates(LocalDate first, long months, long days) {
        this.first = first;
        this.months = months;
        this.days = days;
        this.recent = first;
    }

    /** Returns the first date not before the given one, or empty if there is none up to the year 9999. */
    Optional<LocalDate> notBefore(LocalDate date) {
        if (date.isAfter(LAST)) {
            return Optional.empty();
        }
        return first.isBefore(date) ? later(date) : Optional.of(first);
    }

    private Optional<LocalDate> later(LocalDate date) {
        if (months == 0) {
            long distance = ChronoUnit.DAYS.between(first, date);
            return upToLast(first.toEpochDay() + roundedUp(distance, days));
        }
        return days == 0 ? byMonths(date) : byBoth(date);
    }

    private static long roundedUp(long distance, long step) {
        return distance + Math.floorMod(-distance, step);
    }

    private static Optional<LocalDate> upToLast(long epochDay) {
        return epochDay > LAST.toEpochDay() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(epochDay));
    }

    private Optional<LocalDate> byMonths(LocalDate date) {
        YearMonth start = YearMonth.from(first);
        long distance = ChronoUnit.MONTHS.between(start, YearMonth.from(date));
        Optional<LocalDate> found = inMonth(start, roundedUp(distance, months));
        return found.filter(day -> day.isBefore(date)).isPresent()
                ? inMonth(start, roundedUp(distance, months) + months)
                : found;
    }

    /** Returns the day in the month so many after another, or in the first later one that has it. */
    private Optional<LocalDate> inMonth(YearMonth start, long distance) {
        long lastDistance = ChronoUnit.MONTHS.between(start, YearMonth.from(LAST));
        for (long d = distance; d <= lastDistance; d += months) {
            YearMonth month = start.plusMonths(d);
            if (month.isValidDay(first.getDayOfMonth())) {
                return Optional.of(month.atDay(first.getDayOfMonth()));
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> byBoth(LocalDate date) {
        LocalDate known = recent;
        Optional<LocalDate> next = Optional.of(known.isAfter(date) ? first : known);
        while (next.isPresent() && next.get().isBefore(date)) {
            next = following(next.get());
        }
        next.ifPresent(found -> recent = found);
        return next;
    }

    private Optional<LocalDate> following(LocalDate date) {
        return new CalendarDates(date, months, 0)
                .inMonth(YearMonth.from(date), months)
                .flatMap(day -> upToLast(day.toEpochDay() + days));
    }
}
