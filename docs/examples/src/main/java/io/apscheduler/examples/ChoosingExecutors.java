package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutorService;

/** Which threads run which job. */
public final class ChoosingExecutors {
    private ChoosingExecutors() {}

    /** By properties. */
    public static Properties byProperty() {
        // region property
        Properties options = new Properties();
        options.setProperty("apscheduler.threadpool.max_threads", "4"); // the executor "default"
        options.setProperty("apscheduler.executor.io.class", "threadpool");
        options.setProperty("apscheduler.executor.io.max_threads", "50");
        // endregion
        return options;
    }

    /** Threads that the program has already. */
    public static Scheduler withThreadsOf(ExecutorService threads) {
        // region caller
        Scheduler scheduler = Scheduler.builder()
                .executor("default", threads) // stays yours, and is never shut down
                .build();
        // endregion
        return scheduler;
    }

    /** A job that does not run on the default executor. */
    public static Job schedule(Scheduler scheduler) {
        // region job
        Job job = scheduler.schedule(JobSpec.of(Task.of(ChoosingExecutors::fetch), every(Duration.ofMinutes(1)))
                .executor("io")
                .priority(9)); // higher first, when several wait for a thread
        // endregion
        return job;
    }

    /** What is run. */
    public static void fetch() {
        System.out.println("fetched by " + Thread.currentThread().getName());
    }
}
