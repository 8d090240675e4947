package io.apscheduler.benchmarks.table;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param divisor what numbers of jobs are divided by
 * @param warmUp how long a measurement is repeated for nothing, at least
 * @param window how long a measurement over time takes
 */
public record Scale(int divisor, Duration warmUp, Duration window) {
    /** How many jobs a burst for nothing has: with few, a JVM does not compile what a large one needs. */
    private static final int WARM_UP_JOBS = 50_000;

    /** What the tables of the page are made with. */
    public static final Scale FULL = new Scale(1, Duration.ofSeconds(8), Duration.ofSeconds(15));
    /** To see whether everything works. */
    public static final Scale QUICK = new Scale(100, Duration.ofMillis(200), Duration.ofSeconds(2));

    /** So many jobs, as far as this scale allows. */
    int jobs(int full) {
        return Math.max(100, full / divisor);
    }

    /** Parameters that every measurement takes. */
    Parameters parameters() {
        return Parameters.NONE.with("warm-up-millis", warmUp.toMillis()).with("warm-up-jobs", jobs(WARM_UP_JOBS));
    }
}
