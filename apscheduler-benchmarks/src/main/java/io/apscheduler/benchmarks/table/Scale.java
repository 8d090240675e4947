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
    /** What the tables of the page are made with. */
    public static final Scale FULL = new Scale(1, Duration.ofSeconds(3), Duration.ofSeconds(15));
    /** To see whether everything works. */
    public static final Scale QUICK = new Scale(100, Duration.ofMillis(200), Duration.ofSeconds(2));

    /** So many jobs, as far as this scale allows. */
    int jobs(int full) {
        return Math.max(100, full / divisor);
    }

    /** Parameters that every measurement takes. */
    Parameters parameters() {
        return Parameters.NONE.with("warm-up-millis", warmUp.toMillis());
    }
}
