package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A trigger that the library does not have. */
public final class CustomTriggers {
    private CustomTriggers() {}

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
