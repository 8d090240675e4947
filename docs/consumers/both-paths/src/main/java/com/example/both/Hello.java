package com.example.both;

import static io.apscheduler.trigger.Triggers.now;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Greets once, and says where it was found. */
public final class Hello {
    private static final CountDownLatch GREETED = new CountDownLatch(1);

    private Hello() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws InterruptedException {
        try (Scheduler scheduler =
                Scheduler.builder().misfireGraceTime(Duration.ofMinutes(1)).build()) {
            scheduler.start();
            scheduler.schedule(Task.of(Hello::greet, "world"), now());
            GREETED.await();
        }
    }

    /** What is run. */
    public static void greet(String whom) {
        System.out.println(
                "Hello, " + whom + ", from " + (Hello.class.getModule().isNamed() ? "a module" : "a jar"));
        GREETED.countDown();
    }
}
