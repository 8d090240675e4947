package io.apscheduler.benchmarks.contender;

import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Quartz with its RAMJobStore. It takes as many triggers at once as it has threads, never treats a late one as misfired,
 * and gets keys instead of having to make unique ones.
 */
final class QuartzScheduler implements Contender {
    private static final String NEVER_MISFIRED_MILLIS = "86400000";

    private @Nullable Scheduler scheduler;
    private int keys;

    @Override
    public void start(int threads) throws SchedulerException {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "measured-" + System.nanoTime());
        settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(threads));
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        settings.setProperty("org.quartz.jobStore.misfireThreshold", NEVER_MISFIRED_MILLIS);
        Scheduler made = new StdSchedulerFactory(settings).getScheduler();
        made.start();
        scheduler = made;
    }

    @Override
    public void runOnce(int jobs) throws SchedulerException {
        for (int i = 0; i < jobs; i++) {
            scheduler()
                    .scheduleJob(
                            counting(),
                            newTrigger().withIdentity(nextKey()).startNow().build());
        }
    }

    @Override
    public void runOnceAt(Instant time, int jobs) throws SchedulerException {
        Date date = Date.from(time);
        for (int i = 0; i < jobs; i++) {
            scheduler()
                    .scheduleJob(
                            counting(),
                            newTrigger().withIdentity(nextKey()).startAt(date).build());
        }
    }

    @Override
    public void runEvery(Duration period, Instant first, int job) throws SchedulerException {
        JobDetail detail = newJob(Firing.class)
                .withIdentity(nextKey())
                .usingJobData("job", job)
                .build();
        SimpleScheduleBuilder schedule = simpleSchedule()
                .withIntervalInMilliseconds(period.toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionIgnoreMisfires();
        scheduler()
                .scheduleJob(
                        detail,
                        newTrigger()
                                .withIdentity(nextKey())
                                .startAt(Date.from(first))
                                .withSchedule(schedule)
                                .build());
    }

    @Override
    public void keepIdle(int job, int hour, int minute) throws SchedulerException {
        JobDetail detail = newJob(Counting.class)
                .withIdentity("job-" + job)
                .withDescription("Job " + job)
                .build();
        scheduler()
                .scheduleJob(
                        detail,
                        newTrigger()
                                .withIdentity(detail.getKey().getName())
                                .withSchedule(cronSchedule("0 " + minute + " " + hour + " 1 1 ?"))
                                .build());
    }

    @Override
    public void close() {
        try {
            scheduler().shutdown();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not shut down.", e);
        }
    }

    private JobDetail counting() {
        return newJob(Counting.class).withIdentity(nextKey()).build();
    }

    private String nextKey() {
        return "key-" + keys++;
    }

    private Scheduler scheduler() {
        if (scheduler == null) {
            throw new IllegalStateException("The scheduler is not started.");
        }
        return scheduler;
    }

    /** Made by Quartz for each run. */
    public static final class Counting implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            Work.count();
        }
    }

    /** Made by Quartz for each run. */
    public static final class Firing implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            Work.fire(context.getMergedJobDataMap().getInt("job"));
        }
    }
}
