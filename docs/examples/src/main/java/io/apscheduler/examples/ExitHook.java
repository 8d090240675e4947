package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.SchedulerShutDown;
import io.apscheduler.job.Task;
import java.time.Duration;

/** A program whose scheduler is shut down by a hook when the program ends. */
public final class ExitHook {
    private ExitHook() {}

    /** Starts a scheduler and ends; the scheduler's own thread does not keep the program alive. */
    public static void main(String[] args) {
        Scheduler scheduler = Scheduler.create();
        ShuttingDown.atExit(scheduler);
        scheduler.on(SchedulerShutDown.class, event -> System.out.println("Shut down"));
        scheduler.start();
        scheduler.schedule(Task.of(() -> System.out.println("never")), every(Duration.ofHours(1)));
        System.out.println("The application ends");
    }
}
