package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.Contender;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How late each fire time of many jobs with a period of one second was: the n-th run of a job is that of its n-th fire
 * time. Thread-safe; the figures are for after the runs.
 */
final class Lateness {
    private static final int PHASES = 1_000;
    private static final long PERIOD_MICROS = 1_000_000;
    private static final long NOT_RUN = Long.MIN_VALUE;

    private final Contender clock;
    private final Instant first;
    private final int jobs;
    private final int skipped;
    private final int counted;
    private final AtomicIntegerArray runs;
    private final long[] micros;

    /**
     * @param skipped how many fire times of each job do not count
     * @param counted how many do after them
     */
    Lateness(Contender clock, Instant first, int jobs, int skipped, int counted) {
        this.clock = clock;
        this.first = first;
        this.jobs = jobs;
        this.skipped = skipped;
        this.counted = counted;
        this.runs = new AtomicIntegerArray(jobs);
        this.micros = new long[jobs * counted];
        Arrays.fill(micros, NOT_RUN);
    }

    /** The first fire time of a job. */
    Instant first(int job) {
        return first.plusMillis(job * (long) PHASES / jobs);
    }

    /** Takes note of a run, which has just begun. */
    void record(int job) {
        long now = clock.nowMicros();
        int run = runs.getAndIncrement(job);
        if (run >= skipped && run < skipped + counted) {
            Instant start = first(job);
            long due = TimeUnit.SECONDS.toMicros(start.getEpochSecond()) + start.getNano() / 1_000;
            micros[job * counted + run - skipped] = now - due - run * PERIOD_MICROS;
        }
    }

    Map<String, Double> figures() {
        long[] known =
                Arrays.stream(micros).filter(late -> late != NOT_RUN).sorted().toArray();
        Map<String, Double> figures = new HashMap<>();
        if (known.length > 0) {
            figures.put("p50", millis(known, 0.5));
            figures.put("p99", millis(known, 0.99));
            figures.put("p99.9", millis(known, 0.999));
            figures.put("max", millis(known, 1));
        }
        figures.put(
                "early", (double) Arrays.stream(known).filter(late -> late < 0).count());
        figures.put("missing", (double) (micros.length - known.length));
        return figures;
    }

    private static double millis(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e3;
    }
}
