package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.Contender;
import io.apscheduler.benchmarks.contender.ContenderName;
import io.apscheduler.benchmarks.contender.Work;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether adding and running jobs takes longer where many others wait. */
final class Growth implements Program {
    private static final int[] WAITING = {10_000, 100_000, 1_000_000, 10_000_000};
    private static final int SAMPLE = 100_000;
    private static final int MOST = WAITING[WAITING.length - 1];
    private static final long GIBIBYTES_FOR_MOST = 20;
    private static final List<String> BIG_HEAP = List.of("-Xms16g", "-Xmx16g");
    private static final int CAUTION = 4;

    @Override
    public Heading heading() {
        return new Heading(
                "growth",
                "Adding and running 100,000 jobs where others wait, by the number of the others",
                row(WAITING[0]),
                List.of(
                        new Metric("add", "ns to add a waiting job", true),
                        new Metric("fire", "ns to claim, run and record a job", true)),
                Heading.Layout.FIGURES_ACROSS,
                List.of("All with a heap of 16 GiB. On a machine with less than 20 GiB: with 4 GiB, and the last line"
                        + " left out."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        boolean big = memoryGibibytes() >= GIBIBYTES_FOR_MOST;
        List<Cell> cells = new ArrayList<>();
        for (int waiting : WAITING) {
            if (waiting < MOST || big) {
                Parameters parameters = scale.parameters()
                        .with(ContenderName.OURS)
                        .with("waiting", scale.jobs(waiting))
                        .with("sample", scale.jobs(SAMPLE));
                cells.add(new Cell(row(waiting), "APScheduler", parameters, big ? BIG_HEAP : List.of()));
            }
        }
        return cells;
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        int waiting = parameters.number("waiting");
        int sample = parameters.number("sample");
        Duration adding =
                WarmUp.of(parameters).multipliedBy(CAUTION * (long) sample).plusSeconds(1);
        try (Contender contender = parameters.contender().create()) {
            contender.start(2);
            IdleJobs.add(contender, 0, waiting, 1_000);
            System.gc();
            long start = System.nanoTime();
            IdleJobs.add(contender, waiting, sample, 1_000);
            double add = (double) (System.nanoTime() - start) / sample;
            Instant due = Instant.now().plus(adding);
            contender.runOnceAt(due, sample);
            long dueNanos =
                    System.nanoTime() + Duration.between(Instant.now(), due).toNanos();
            double fire = (double) (Work.await(sample, Burst.deadline()) - dueNanos) / sample;
            return Map.of("add", add, "fire", fire);
        }
    }

    private static String row(int waiting) {
        return String.format("%,d waiting", waiting);
    }

    private static long memoryGibibytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 30
                : 0;
    }
}
