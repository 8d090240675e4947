package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.Contender;
import io.apscheduler.benchmarks.contender.ContenderName;
import io.apscheduler.benchmarks.contender.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** How fast jobs run that have waited for one and the same instant, and how fast they were added before it. */
final class BurstLater implements Program {
    /** How many times as long as at the end of the warm-up adding may take. */
    private static final int CAUTION = 4;

    @Override
    public Heading heading() {
        return new Heading(
                "burst-later",
                "One-shot jobs that do nothing, all due at one later instant",
                ContenderName.JDK.label(),
                List.of(
                        new Metric("runs", "thousand runs per second", true),
                        new Metric("adds", "thousand idle jobs added per second", true)),
                Heading.Layout.CASES_ACROSS,
                List.of(
                        "Runs: from the instant at which all are due to the end of the last run.",
                        "Wisp sorts all its jobs whenever it gets one: it gets 20,000 in every column;"
                                + " JobRunr gets 500."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        return Burst.cells(scale, (contender, jobs) -> Pace.of(contender).waiting(jobs));
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        int jobs = parameters.number("jobs");
        Duration seen = WarmUp.of(parameters).multipliedBy(CAUTION * (long) jobs);
        Duration known = Pace.of(parameters.contender()).adding(jobs);
        Duration adding = (seen.compareTo(known) > 0 ? seen : known).plusSeconds(1);
        try (Contender contender = parameters.contender().create()) {
            contender.start(parameters.number("threads"));
            Instant due = Instant.now().plus(adding);
            long start = System.nanoTime();
            contender.runOnceAt(due, jobs);
            double adds = Burst.thousandsPerSecond(jobs, System.nanoTime() - start);
            long dueNanos =
                    System.nanoTime() + Duration.between(Instant.now(), due).toNanos();
            check(dueNanos - System.nanoTime(), adding);
            LockSupport.parkNanos(dueNanos - System.nanoTime());
            long end = Work.await(jobs, Burst.deadline());
            return Map.of("runs", Burst.thousandsPerSecond(jobs, end - dueNanos), "adds", adds);
        }
    }

    private static void check(long nanosLeft, Duration adding) {
        if (nanosLeft <= 0) {
            throw new IllegalStateException("Adding the jobs took longer than " + adding + ".");
        }
    }
}
