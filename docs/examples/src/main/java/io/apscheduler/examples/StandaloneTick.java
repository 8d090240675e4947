package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Task;
import java.time.Duration;

/** Standalone mode: the scheduler is the program. */
public final class StandaloneTick {
    private StandaloneTick() {}

    /** Prints the time. */
    public static void tick(JobContext context) {
        System.out.println("Tick! The time is: " + context.fireTime());
    }

    /** Ticks every three seconds until Ctrl+C. */
    public static void main(String[] args) {
        // region standalone
        Scheduler scheduler =
                Scheduler.builder().property("apscheduler.standalone", "true").build();
        // endregion
        run(scheduler);
    }

    static void run(Scheduler scheduler) {
        // region start
        scheduler.schedule(Task.of(StandaloneTick::tick, Task.CONTEXT), every(Duration.ofSeconds(3)));
        System.out.println("Press Ctrl+C to exit");
        scheduler.start(); // runs here, until no job is left
        // endregion
    }
}
