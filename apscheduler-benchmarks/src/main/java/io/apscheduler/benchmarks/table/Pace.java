package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.ContenderName;
import java.time.Duration;

/**
 * What can be asked of a contender, so that no measurement takes minutes.
 *
 * @param dueJobs how many due jobs at most
 * @param waitingJobs how many waiting jobs at most
 * @param addingThousand how long it needs at most, or at first, to add a thousand of these
 */
record Pace(int dueJobs, int waitingJobs, Duration addingThousand) {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    static Pace of(ContenderName contender) {
        return switch (contender) {
            // Looks through all its jobs whenever it looks for one.
            case JOBRUNR -> new Pace(500, 500, Duration.ofMillis(5));
            // Sorts all its jobs whenever it gets one.
            case WISP -> new Pace(NO_LIMIT, 20_000, Duration.ofMillis(250));
            default -> new Pace(NO_LIMIT, NO_LIMIT, Duration.ofMillis(5));
        };
    }

    int due(int jobs) {
        return Math.min(jobs, dueJobs);
    }

    int waiting(int jobs) {
        return Math.min(jobs, waitingJobs);
    }

    /** How long it needs to add so many waiting jobs. */
    Duration adding(int jobs) {
        return addingThousand.multipliedBy(jobs).dividedBy(1_000);
    }
}
