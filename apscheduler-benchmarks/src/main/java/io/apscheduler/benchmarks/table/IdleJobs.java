package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.Contender;

/** Jobs that wait for the first of January. */
final class IdleJobs {
    private static final int MINUTES = 60;
    private static final int HOUR = 5;
    private static final int MINUTE = 30;

    private IdleJobs() {}

    /**
     * Adds jobs.
     *
     * @param first the number of the first
     * @param expressions how many different times of day they have
     */
    static void add(Contender contender, int first, int count, int expressions) throws Exception {
        for (int job = first; job < first + count; job++) {
            int time = HOUR * MINUTES + MINUTE + Math.floorMod(job, expressions);
            contender.keepIdle(job, time / MINUTES, time % MINUTES);
        }
    }
}
