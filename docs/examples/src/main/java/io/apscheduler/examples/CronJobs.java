package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.cron;

import io.apscheduler.Scheduler;
import io.apscheduler.job.CronSchedule;
import io.apscheduler.job.Job;
import io.apscheduler.job.Task;

/** Jobs that run when the local time matches. */
public final class CronJobs {
    private CronJobs() {}

    /** What is run. */
    public static void hello() {
        System.out.println("Hello World");
    }

    /** What is run, too. */
    public static void backup() {
        System.out.println("Backup");
    }

    /** At midnight, 1, 2 and 3 o'clock on the third Friday of some months. */
    public static Job thirdFriday(Scheduler scheduler) {
        // region third-friday
        // The third Friday of June, July, August, November and December, at 0:00, 1:00, 2:00 and 3:00
        Job job = scheduler.schedule(
                Task.of(CronJobs::hello),
                cron().month("6-8,11-12").day("3rd fri").hour("0-3"));
        // endregion
        return job;
    }

    /** On working days, at 5:30. */
    public static Job workingDays(Scheduler scheduler) {
        // region working-days
        // Monday to Friday at 5:30
        Job job = scheduler.schedule(
                Task.of(CronJobs::backup), cron().dayOfWeek("mon-fri").hour(5).minute(30));
        // endregion
        return job;
    }

    /** What the fields mean that are not given. */
    public static Job omittedFields(Scheduler scheduler) {
        // region omitted
        // Minute 20 of every hour on the first of every month: what comes before the last field given is
        // "every", what comes after it is the minimum
        Job job = scheduler.schedule(Task.of(CronJobs::hello), cron().day(1).minute(20));
        // endregion
        return job;
    }

    /** A start as well. */
    public static Job startingLater(Scheduler scheduler) {
        // region start
        Job job = scheduler.schedule(Task.of(CronJobs::hello), cron().hour(12).startingAt("2010-10-10 13:00"));
        // endregion
        return job;
    }

    /** A class with a job in it. */
    // region annotated
    public static final class Newsletter {
        @CronSchedule(day = "last sun")
        public void send() {
            System.out.println("I am printed at midnight, at the beginning of the last Sunday of each month.");
        }
    }
    // endregion

    /** Schedules what is annotated, and takes it off again. */
    public static void scheduleAndUnschedule(Scheduler scheduler) {
        // region annotated-off
        Job job = scheduler.scheduleAnnotated(new Newsletter()).get(0);

        scheduler.unschedule(job);
        // endregion
    }
}
