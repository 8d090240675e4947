package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.Contender;
import io.apscheduler.benchmarks.contender.ContenderName;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much memory a job takes that waits for its time. */
final class Heap implements Program {
    private static final int JOBS = 1_000_000;
    private static final int COLLECTIONS = 4;
    private static final List<ContenderName> CONTENDERS = List.of(
            ContenderName.OURS, ContenderName.JDK, ContenderName.WISP, ContenderName.QUARTZ, ContenderName.JOBRUNR);

    @Override
    public Heading heading() {
        return new Heading(
                "heap",
                "Memory of a job that waits: a cron expression, an id and a name of its own",
                ContenderName.JDK.label(),
                List.of(new Metric("bytes", "bytes per job", true)),
                Heading.Layout.CASES_ACROSS,
                List.of(
                        "The heap that is used after collections, with the jobs and without, divided by their number.",
                        "The pool knows neither expression nor id nor name; Wisp knows a name, and a time instead of"
                                + " an expression.",
                        "1,000,000 jobs; 100,000 for Quartz, whose triggers each hold their expression as sets of numbers;"
                                + " 20,000 for Wisp, which sorts all its jobs whenever it gets one; 10,000 for JobRunr."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        List<Cell> cells = new ArrayList<>();
        for (int expressions : new int[] {1, 1_000}) {
            for (ContenderName contender : CONTENDERS) {
                int jobs = Math.min(limit(contender), scale.jobs(JOBS));
                String column = expressions == 1
                        ? "one expression for all"
                        : String.format("%,d different expressions", expressions);
                cells.add(new Cell(
                        contender.label(),
                        column,
                        Parameters.NONE.with(contender).with("jobs", jobs).with("expressions", expressions)));
            }
        }
        return cells;
    }

    private static int limit(ContenderName contender) {
        return switch (contender) {
            case QUARTZ -> 100_000;
            case JOBRUNR -> 10_000;
            default -> Pace.of(contender).waiting(JOBS);
        };
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        int jobs = parameters.number("jobs");
        int expressions = parameters.number("expressions");
        try (Contender contender = parameters.contender().create()) {
            contender.start(2);
            IdleJobs.add(contender, -1_000, 1_000, expressions);
            long before = usedAfterCollections();
            IdleJobs.add(contender, 0, jobs, expressions);
            long after = usedAfterCollections();
            return Map.of("bytes", (double) (after - before) / jobs);
        }
    }

    private static long usedAfterCollections() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
