package com.example.sun;

import io.apscheduler.Scheduler;
import io.apscheduler.trigger.Triggers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Prints when shutters move, and which jobs a properties file makes of that. */
public final class Shutters {
    private Shutters() {}

    /** Takes the name of a properties file. */
    public static void main(String[] args) throws Exception {
        // region preview
        Instant midwinter = Instant.parse("2026-12-21T00:00:00Z");
        Triggers.fireTimes(SunSpec.sunrise(52.52, 13.405), midwinter).limit(3).forEach(System.out::println);
        // endregion
        System.out.println(SunSpec.shifted(SunSpec.sunset(52.52, 13.405), Duration.ofMinutes(20)));
        // region run
        try (Scheduler scheduler = Scheduler.fromProperties(Path.of(args[0]))) {
            scheduler.start();
            System.out.println(scheduler.jobs().size() + " jobs");
        }
        // endregion
    }

    /** What is run. */
    public static void move(String how) {
        System.out.println("The shutters go " + how);
    }
}
