package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.CronSchedule;
import io.apscheduler.job.IntervalSchedule;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.List;

/** What Spring's annotation does, done here. */
public final class ComingFromSpring {
    static volatile Runnable work = () -> {};

    private ComingFromSpring() {}

    /** Methods that say themselves when they run. */
    // region methods
    public static class Reports {
        @CronSchedule(dayOfWeek = "mon-fri", hour = "5", minute = "30", timezone = "Europe/Berlin")
        public void report() {
            System.out.println("report");
        }

        @IntervalSchedule(minutes = "30")
        public void check() {
            System.out.println("checked");
        }
    }
    // endregion

    static List<Job> schedule(Scheduler scheduler) {
        // region schedule
        List<Job> jobs = scheduler.scheduleAnnotated(new Reports());
        // endregion
        return jobs;
    }

    static Job delayed(Scheduler scheduler) {
        return scheduler.schedule(Task.of(ComingFromSpring::poll, Task.CONTEXT), every(Duration.ofMinutes(1)));
    }

    // region delay
    /** Scheduled with every(Duration.ofMinutes(1)): runs again a minute after its end, however long it took. */
    public static void poll(JobContext context) {
        try {
            work.run();
        } finally {
            context.jobs().reschedule(context.job(), context.job().trigger());
        }
    }
    // endregion
}
