package io.apscheduler.engine.trigger.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;

/** All the fire times of one schedule, as a set that can be looked at through a window. */
interface FireTimes {

    /** The fire times not before {@code from} and not after {@code to}. */
    NavigableSet<Instant> between(Instant from, Instant to);

    /** The earliest fire time not before {@code from}, after {@code previous} and not after {@code horizon}. */
    default Optional<Instant> next(Optional<Instant> previous, Instant from, Instant horizon) {
        Instant earliest =
                previous.filter(p -> !p.isBefore(from)).map(p -> p.plusNanos(1)).orElse(from);
        for (Duration span = Duration.ofSeconds(1); ; span = span.multipliedBy(40)) {
            boolean reached = span.compareTo(Duration.between(earliest, horizon)) >= 0;
            NavigableSet<Instant> found = between(earliest, reached ? horizon : earliest.plus(span));
            if (reached || !found.isEmpty()) {
                return found.stream().findFirst();
            }
        }
    }
}
