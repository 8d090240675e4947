package io.apscheduler.benchmarks.cron;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.Triggers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This project's trigger of the type cron. */
@SuppressWarnings("NullableOptional") // the type of a time, here
final class OurWalk implements Walk<Optional<Instant>> {
    private final Trigger trigger;

    OurWalk(CronCase schedule, ZoneId zone) {
        trigger = Triggers.compile(schedule.ours(), zone);
    }

    @Override
    public Optional<Instant> from(Instant time) {
        return Optional.of(time);
    }

    @Override
    public @Nullable Optional<Instant> next(Optional<Instant> time) {
        Optional<Instant> next = trigger.next(time, time.orElseThrow());
        return next.isPresent() ? next : null;
    }

    @Override
    public Instant instant(Optional<Instant> time) {
        return time.orElseThrow();
    }
}
