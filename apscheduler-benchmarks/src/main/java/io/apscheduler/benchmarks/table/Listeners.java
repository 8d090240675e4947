package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.ContenderName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What listeners cost: the same burst with and without. */
final class Listeners implements Program {
    private static final int JOBS = 100_000;
    private static final String NONE = "no listener";

    @Override
    public Heading heading() {
        return new Heading(
                "listeners",
                "The burst of due jobs with ten listeners, each told of every event",
                NONE,
                List.of(new Metric("runs", "thousand runs per second", true)),
                Heading.Layout.CASES_ACROSS,
                List.of("Listeners are told on a thread of their own: what they have not been told when the last run"
                        + " ends is not waited for."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        List<Cell> cells = new ArrayList<>();
        for (int threads : new int[] {2, 8}) {
            String column = Burst.column(scale.jobs(JOBS), threads);
            Parameters parameters =
                    scale.parameters().with("jobs", scale.jobs(JOBS)).with("threads", threads);
            cells.add(new Cell(NONE, column, parameters.with(ContenderName.OURS)));
            cells.add(new Cell(
                    ContenderName.OURS_LISTENED.label(), column, parameters.with(ContenderName.OURS_LISTENED)));
        }
        return cells;
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        return new BurstNow().measure(parameters);
    }
}
