package io.apscheduler.trigger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Walks through a trigger's fire times, one after the other. */
final class FireTimes implements Iterator<Instant> {

    private final Trigger trigger;
    private final Instant from;
    private Optional<Instant> previous = Optional.empty();
    private Optional<Instant> next = Optional.empty();

    FireTimes(Trigger trigger, Instant from) {
        this.trigger = trigger;
        this.from = from;
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty()) {
            Instant start = previous.orElse(from);
            next = trigger.next(previous, start).map(FireTimes::roundedUp);
            next.ifPresent(time -> requireProgress(time, start));
        }
        return next.isPresent();
    }

    @Override
    public Instant next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        previous = next;
        next = Optional.empty();
        return previous.orElseThrow();
    }

    private static Instant roundedUp(Instant time) {
        Instant micros = time.truncatedTo(ChronoUnit.MICROS);
        return micros.equals(time) || time.equals(Instant.MAX) ? time : micros.plus(1, ChronoUnit.MICROS);
    }

    private void requireProgress(Instant time, Instant start) {
        if (time.isBefore(start) || previous.filter(time::equals).isPresent()) {
            throw new IllegalStateException("The trigger " + trigger + " answered " + time + " where a time "
                    + (previous.isPresent() ? "after " : "not before ") + start + " was asked for.");
        }
    }
}
