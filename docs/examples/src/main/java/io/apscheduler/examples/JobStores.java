package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.at;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.store.memory.MemoryJobStore;
import java.time.Instant;
import java.util.Properties;

/** A second store beside the default one, in two ways, and a job in it. */
public final class JobStores {
    private JobStores() {}

    /** A store by properties. */
    public static Properties byProperty() {
        // region property
        Properties options = new Properties();
        options.setProperty("apscheduler.jobstore.alarms.class", "memory");
        // endregion
        return options;
    }

    /** The same store by a call. */
    public static void byCall(Scheduler scheduler) {
        // region call
        scheduler.addJobStore("alarms", new MemoryJobStore());
        // endregion
    }

    /** A job in that store. */
    public static Job scheduleAlarm(Scheduler scheduler, Instant time) {
        // region alarm
        Job job = scheduler.schedule(
                JobSpec.of(Task.of(JobStores::alarm, time.toString()), at(time)).store("alarms"));
        // endregion
        return job;
    }

    /** What is run. */
    public static void alarm(String time) {
        System.out.println("Alarm! This alarm was set for " + time + ".");
    }
}
