package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Task;
import java.time.Duration;

/** Embedded mode: the scheduler works beside an application. */
public final class ThreadedTick {
    private ThreadedTick() {}

    /** Prints a line every two seconds, while a job does so every three. */
    public static void main(String[] args) throws InterruptedException {
        schedule(Scheduler.create());
        while (true) {
            System.out.println("This is the main thread.");
            Thread.sleep(2_000);
        }
    }

    static void schedule(Scheduler scheduler) {
        // region embedded
        scheduler.schedule(Task.of(StandaloneTick::tick, Task.CONTEXT), every(Duration.ofSeconds(3)));
        scheduler.start(); // returns at once; the jobs run on threads of the scheduler
        // endregion
    }
}
