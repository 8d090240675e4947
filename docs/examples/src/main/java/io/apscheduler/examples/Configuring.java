package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.job.IntervalSchedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Properties;

/** Settings given when the scheduler is made, and later. */
public final class Configuring {
    private Configuring() {}

    /** Settings as properties: keys with the prefix, values as text. */
    public static Properties options() {
        // region options
        Properties options = new Properties();
        options.setProperty("apscheduler.misfire_grace_time", "30");
        options.setProperty("apscheduler.coalesce", "true");
        options.setProperty("apscheduler.threadpool.max_threads", "5");
        // endregion
        return options;
    }

    /** A scheduler made from properties. */
    public static Scheduler fromProperties(Properties options) {
        // region construction
        Scheduler scheduler = Scheduler.fromProperties(options);
        // endregion
        return scheduler;
    }

    /** The same settings in code. */
    public static Scheduler.Builder builder() {
        // region builder
        Scheduler.Builder builder = Scheduler.builder()
                .misfireGraceTime(Duration.ofSeconds(30))
                .coalesce(true)
                .property("apscheduler.threadpool.max_threads", "5")
                .timeZone(ZoneId.of("Europe/Berlin"));
        // endregion
        return builder;
    }

    /** Jobs first, settings later: possible until the scheduler is started. */
    public static void configureLater(Scheduler scheduler, Properties optionsFromFile) {
        // region later
        scheduler.scheduleAnnotated(new SomeJob());

        scheduler.configure(optionsFromFile);
        scheduler.start();
        // endregion
    }

    /** A class with a job in it. */
    // region annotated
    public static final class SomeJob {
        @IntervalSchedule(hours = "3")
        public void someJob() {
            System.out.println("Annotated job");
        }
    }
    // endregion
}
