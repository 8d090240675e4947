package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fires when one of its parts does; where several do at once, it is one fire time. Immutable. */
record AnyOfTrigger(List<Trigger> parts) implements Trigger {

    @Override
    public Optional<Instant> next(Optional<Instant> previousFireTime, Instant from) {
        Optional<Instant> earliest = Optional.empty();
        for (Trigger part : parts) {
            Optional<Instant> next = part.next(previousFireTime, from);
            if (next.isPresent() && (earliest.isEmpty() || next.get().isBefore(earliest.get()))) {
                earliest = next;
            }
        }
        return earliest.map(Micros::roundedUp);
    }
}
