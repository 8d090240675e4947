package quickstart;

import io.apscheduler.job.JobContext;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Methods that the jobs of {@code docs/examples/quickstart.properties} call. Any public static method will do for a job;
 * this class merely saves the newcomer from compiling one. Thread-safe.
 */
public final class Quickstart {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final PrintStream OUT = System.out;

    private Quickstart() {}

    /** Greets somebody: a method with an argument. */
    public static void greet(String name) {
        OUT.println("    Hello, " + name + "!");
    }

    /** Counts its runs: a method that asks for its context. */
    public static void count(JobContext context) {
        OUT.println("    Run number " + (context.job().runCount() + 1) + " of "
                + context.job().id() + ", due at " + CLOCK.format(context.fireTime()));
    }
}
