package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import java.time.Instant;
import java.util.Optional;

/** Fires once. Immutable. */
record DateTrigger(Instant time) implements Trigger {

    @Override
    public Optional<Instant> next(Optional<Instant> previousFireTime, Instant from) {
        boolean isPast = time.isBefore(from) || (previousFireTime.isPresent() && !time.isAfter(previousFireTime.get()));
        return isPast ? Optional.empty() : Optional.of(time);
    }
}
