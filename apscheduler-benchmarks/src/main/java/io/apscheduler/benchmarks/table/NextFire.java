package io.apscheduler.benchmarks.table;

import static java.util.Objects.requireNonNull;

import io.apscheduler.benchmarks.cron.Calculator;
import io.apscheduler.benchmarks.cron.CronCase;
import io.apscheduler.benchmarks.cron.NextFireBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long computing the next fire time takes, and what it leaves to the garbage collector, by JMH. */
final class NextFire implements Table {
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin");
    private static final int WARM_UPS = 4;
    private static final int ITERATIONS = 5;

    @Override
    public Heading heading() {
        return new Heading(
                "next-fire",
                "The next fire time of a cron expression, walking through 1,000 of them",
                Calculator.OURS.label(),
                List.of(new Metric("ns", "ns per fire time", true), new Metric("bytes", "bytes per fire time", false)),
                Heading.Layout.CASES_DOWN,
                List.of(
                        "JobRunr cannot express the third Friday. Where clocks go back, JobRunr and Quartz are wrong about every"
                                + " 5 minutes: they leave an hour out.",
                        "Who comes to an end before 1,000 fire times, as Quartz does after a hundred years and cron-utils"
                                + " in 2099, begins again."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        List<Cell> cells = new ArrayList<>();
        for (String zone : ZONES) {
            for (CronCase schedule : CronCase.values()) {
                for (Calculator calculator : Calculator.values()) {
                    if (calculator.canExpress(schedule)) {
                        Parameters parameters = Parameters.NONE
                                .with("calculator", calculator.name())
                                .with("schedule", schedule.name())
                                .with("zone", zone)
                                .with("millis", 400 / Math.min(scale.divisor(), 10));
                        cells.add(new Cell(calculator.label(), schedule.label() + ", " + zone, parameters));
                    }
                }
            }
        }
        return cells;
    }

    @Override
    public Map<String, List<Double>> sample(Cell cell, FreshJvm jvm) throws RunnerException {
        Map<String, String> values = cell.parameters().values();
        TimeValue time = TimeValue.milliseconds(cell.parameters().number("millis"));
        RunResult result = new Runner(new OptionsBuilder()
                        .include(NextFireBenchmark.class.getName())
                        .param("calculator", values.get("calculator"))
                        .param("schedule", values.get("schedule"))
                        .param("zone", values.get("zone"))
                        .forks(1)
                        .jvmArgs(jvm.options().toArray(String[]::new))
                        .warmupIterations(WARM_UPS)
                        .warmupTime(time)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(time)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .runSingle();
        List<Double> nanos = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(IterationResult::getPrimaryResult)
                .map(primary -> primary.getScore())
                .toList();
        double bytes = requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"), "bytes")
                .getScore();
        return Map.of("ns", nanos, "bytes", List.of(bytes));
    }
}
