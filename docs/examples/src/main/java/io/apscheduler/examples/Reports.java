package io.apscheduler.examples;

import io.apscheduler.job.JobContext;

/** Static methods that are tasks. */
// region class
public class Reports {
    public static void daily() {
        System.out.println("daily report");
    }

    public static String send(String to, int copies) {
        return "sent to " + to + " " + copies + " times";
    }

    public static void audit(String who, JobContext context) {
        System.out.println(who + " at " + context.fireTime());
    }
}
// endregion
