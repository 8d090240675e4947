package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.now;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A program that dies in the middle of its job, and is started again. Arguments: properties file, "once" or "again". */
public final class DyingProgram {
    private static boolean dies;

    private DyingProgram() {}

    /** Schedules a job that ends the JVM; where one is found in the store, waits until nothing is left of it. */
    public static void main(String[] args) throws Exception {
        Scheduler scheduler = Scheduler.fromProperties(Path.of(args[0]));
        scheduler.on(JobMissed.class, event -> System.out.println("missed: " + event.reason()));
        CountDownLatch ended = new CountDownLatch(1);
        scheduler.on(JobRemoved.class, event -> ended.countDown());
        scheduler.start();
        if (scheduler.jobs().isEmpty()) {
            dies = true;
            JobSpec spec =
                    JobSpec.of(Task.of(DyingProgram::work, Task.CONTEXT), now()).misfireGraceTime(Duration.ofHours(1));
            scheduler.schedule(args[1].equals("once") ? spec.atMostOnce() : spec);
        }
        ended.await();
        scheduler.shutdown();
    }

    /** The job. */
    public static void work(JobContext context) {
        System.out.println("started, recovery: " + context.isRecovery());
        if (dies) {
            Runtime.getRuntime().halt(0);
        }
    }
}
