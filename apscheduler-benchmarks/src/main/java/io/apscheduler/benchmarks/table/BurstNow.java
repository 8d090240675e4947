package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.Contender;
import io.apscheduler.benchmarks.contender.ContenderName;
import io.apscheduler.benchmarks.contender.Work;
import java.util.List;
import java.util.Map;

/** How fast jobs run that are added while they are due, from the first call to the end of the last run. */
final class BurstNow implements Program {
    @Override
    public Heading heading() {
        return new Heading(
                "burst-now",
                "One-shot jobs that do nothing, added to a running scheduler while they are due",
                ContenderName.JDK.label(),
                List.of(new Metric("runs", "thousand runs per second", true)),
                Heading.Layout.CASES_ACROSS,
                List.of(
                        "From the first call to the end of the last run; one thread adds.",
                        "JobRunr looks through all its jobs whenever it looks for one: it gets 500."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        return Burst.cells(scale, (contender, jobs) -> Pace.of(contender).due(jobs));
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        WarmUp.of(parameters);
        int jobs = parameters.number("jobs");
        try (Contender contender = parameters.contender().create()) {
            contender.start(parameters.number("threads"));
            long start = System.nanoTime();
            contender.runOnce(jobs);
            long end = Work.await(jobs, Burst.deadline());
            return Map.of("runs", Burst.thousandsPerSecond(jobs, end - start));
        }
    }
}
