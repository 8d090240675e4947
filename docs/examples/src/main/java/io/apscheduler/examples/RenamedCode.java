package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobQuarantined;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A job whose task is renamed while the program is not running: to be run twice, with the properties file as its argument. */
public final class RenamedCode {
    private RenamedCode() {}

    // region program
    /** Adds a job and ends; started again it is the next release, which calls the task by another name. */
    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Scheduler scheduler = Scheduler.fromProperties(Path.of(args[0]));
        scheduler.on(JobRemoved.class, event -> done.countDown());
        scheduler.on(JobQuarantined.class, event -> {
            System.out.println(event.job().id() + " is quarantined: " + event.reason());
            scheduler.register("report", Task.of(RenamedCode::report));
            scheduler.requeue(event.job().id());
        });
        scheduler.start();
        if (scheduler.jobs().isEmpty()) {
            scheduler.register("report", Task.of(RenamedCode::report));
            scheduler.schedule(JobSpec.of(Task.named("report"), every(Duration.ofSeconds(1)))
                    .id("monday")
                    .maxRuns(1));
            System.out.println("monday is added");
            Runtime.getRuntime().halt(0);
        }
        scheduler.register("weekly-report", Task.of(RenamedCode::report));
        done.await();
        scheduler.shutdown();
    }

    /** What is run. */
    public static void report() {
        System.out.println("Here is the report.");
    }
    // endregion
}
