package com.example.twostores;

import static io.apscheduler.trigger.Triggers.at;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sets a reminder in each of two stores; started again, wants to be reminded at once. */
public final class Reminders {
    private static final Semaphore COME = new Semaphore(0);

    private Reminders() {}

    /** Takes the name of a properties file, which says what the stores {@code mine} and {@code shared} are. */
    public static void main(String[] args) throws Exception {
        // region main
        try (Scheduler scheduler = Scheduler.fromProperties(Path.of(args[0]))) {
            scheduler.start();
            List<Job> found = scheduler.jobs();
            found.forEach(job -> System.out.println("A job is in the store " + job.store()));
            found.forEach(scheduler::runNow);
            if (found.isEmpty()) {
                remind(scheduler, "mine");
                remind(scheduler, "shared");
                System.out.println("Two jobs are new");
            } else {
                System.out.println("All have run: " + COME.tryAcquire(found.size(), 20, TimeUnit.SECONDS));
            }
        }
        // endregion
    }

    // region remind
    private static void remind(Scheduler scheduler, String store) {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        scheduler.schedule(JobSpec.of(Task.of(Reminders::come, store), at(tomorrow))
                .store(store)
                .misfireGraceTime(Duration.ofHours(1)));
    }

    /** What is run. */
    public static void come(String store) {
        COME.release();
    }
    // endregion
}
