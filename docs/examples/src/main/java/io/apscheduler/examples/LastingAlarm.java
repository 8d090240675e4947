package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.at;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** An alarm that outlives the program: to be run twice, with the properties file as its argument. */
public final class LastingAlarm {
    private LastingAlarm() {}

    // region program
    /** Sets an alarm and ends as if the power had failed; started again, waits until it has rung. */
    public static void main(String[] args) throws Exception {
        Scheduler scheduler = Scheduler.fromProperties(Path.of(args[0]));
        CountDownLatch rung = new CountDownLatch(1);
        scheduler.on(JobRemoved.class, event -> rung.countDown());
        scheduler.start();
        System.out.println("Alarms found: " + scheduler.jobs().size());
        if (scheduler.jobs().isEmpty()) {
            scheduler.schedule(JobSpec.of(
                            Task.of(LastingAlarm::ring, "an earlier life"),
                            at(Instant.now().plusSeconds(1)))
                    .misfireGraceTime(Duration.ofHours(1)));
            Runtime.getRuntime().halt(0);
        }
        rung.await();
        scheduler.shutdown();
    }

    /** What is run: a static method, which the store keeps by its name. */
    public static void ring(String setter) {
        System.out.println("Alarm! Set by " + setter + ".");
    }
    // endregion
}
