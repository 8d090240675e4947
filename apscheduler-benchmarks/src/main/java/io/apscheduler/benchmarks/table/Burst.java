package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.ContenderName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntBiFunction;

/** What the tables have in common that measure how fast many jobs run. */
final class Burst {
    /** Who takes part. */
    private static final List<ContenderName> CONTENDERS = List.of(
            ContenderName.OURS,
            ContenderName.OURS_IN_BATCHES,
            ContenderName.JDK,
            ContenderName.NETTY,
            ContenderName.WISP,
            ContenderName.QUARTZ,
            ContenderName.JOBRUNR);

    private static final int[] JOBS = {100_000, 1_000_000};
    private static final int[] THREADS = {2, 8};

    private static final long PATIENCE_SECONDS = 120;

    private Burst() {}

    /** When to give up. */
    static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    }

    /** So many in so many nanoseconds, as thousands per second. */
    static double thousandsPerSecond(long count, long nanos) {
        return count * 1e6 / nanos;
    }

    /** All contenders in all cases, each with as many jobs as it can take. */
    static List<Cell> cells(Scale scale, ToIntBiFunction<ContenderName, Integer> limit) {
        List<Cell> cells = new ArrayList<>();
        for (int jobs : JOBS) {
            for (int threads : THREADS) {
                for (ContenderName contender : CONTENDERS) {
                    int count = limit.applyAsInt(contender, scale.jobs(jobs));
                    // The few that it can take are no other case than the few before.
                    if (count == scale.jobs(jobs) || jobs == JOBS[0]) {
                        Parameters parameters = scale.parameters()
                                .with(contender)
                                .with("jobs", count)
                                .with("threads", threads);
                        cells.add(new Cell(contender.label(), column(scale.jobs(jobs), threads), parameters));
                    }
                }
            }
        }
        return cells;
    }

    static String column(int jobs, int threads) {
        return String.format("%,d jobs, %d threads", jobs, threads);
    }
}
