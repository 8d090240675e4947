package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Triggers that the library does not have. */
public final class CustomTriggers {
    private CustomTriggers() {}

    /** A trigger found by its type: any store can keep it. */
    public static Job scheduleByType(Scheduler scheduler) {
        // region by-type
        Job job = scheduler.schedule(
                Task.of(CustomTriggers::openTheShutters), Triggers.of("sunrise", Map.of("lat", "52.5", "lon", "13.4")));
        // endregion
        return job;
    }

    /** A trigger as a piece of code, for the memory store. */
    public static Job scheduleCode(Scheduler scheduler, Instant begin) {
        // region code
        // One, two, four, eight … minutes after the beginning
        Trigger doubling = (previous, from) -> {
            Instant earliest = previous.filter(from::isBefore).orElse(from);
            long minutes = 1;
            Instant time = begin.plus(Duration.ofMinutes(minutes));
            while (time.isBefore(earliest) || Optional.of(time).equals(previous)) {
                minutes *= 2;
                time = begin.plus(Duration.ofMinutes(minutes));
            }
            return Optional.of(time);
        };
        Job job = scheduler.schedule(Task.of(CustomTriggers::openTheShutters), doubling);
        // endregion
        return job;
    }

    /** What is run. */
    public static void openTheShutters() {
        System.out.println("Opening the shutters");
    }
}
