package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.Contender;
import io.apscheduler.benchmarks.contender.ContenderName;
import io.apscheduler.benchmarks.contender.Work;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** How late jobs run that are due every second, their times spread evenly over it. */
final class Precision implements Program {
    private static final int JOBS = 10_000;
    private static final int THREADS = 2;

    private static final List<ContenderName> CONTENDERS = List.of(
            ContenderName.OURS, ContenderName.JDK, ContenderName.NETTY, ContenderName.WISP, ContenderName.QUARTZ);

    @Override
    public Heading heading() {
        return new Heading(
                "precision",
                "10,000 jobs with a period of one second, spread evenly over it, on two threads",
                ContenderName.JDK.label(),
                List.of(
                        new Metric("p50", "p50, ms late", true),
                        new Metric("p99", "p99", true),
                        new Metric("p99.9", "p99.9", true),
                        new Metric("max", "most", false),
                        new Metric("early", "early", false),
                        new Metric("missing", "missing", false),
                        new Metric("cpu", "CPU seconds", true)),
                Heading.Layout.FIGURES_ACROSS,
                List.of(
                        "Due times are whole milliseconds, ten jobs at each, since some of them know nothing finer.",
                        "After as many seconds that do not count, in which the JVM compiles. Missing is what was not run by a second after the end.",
                        "The pool and the wheel measure time from their start: they are judged by the JVM's"
                                + " monotonic clock, the others by the time of day.",
                        "Quartz does not wait for the last two milliseconds before a fire time, and Wisp sorts all its jobs"
                                + " after each run.",
                        "JobRunr looks for work five times a second at most: it does not take part."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        int jobs = scale.jobs(JOBS);
        long seconds = scale.window().toSeconds();
        return CONTENDERS.stream()
                .map(contender -> new Cell(
                        contender.label(),
                        String.format("%,d jobs, %d s", jobs, seconds),
                        scale.parameters().with(contender).with("jobs", jobs).with("seconds", seconds)))
                .toList();
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        int jobs = parameters.number("jobs");
        int seconds = parameters.number("seconds");
        try (Contender contender = parameters.contender().create()) {
            contender.start(THREADS);
            int skipped = seconds;
            Duration adding = Duration.ofSeconds(1).plusNanos(100_000L * jobs);
            Instant first = Instant.now().plus(adding).truncatedTo(ChronoUnit.MILLIS);
            Lateness lateness = new Lateness(contender, first, jobs, skipped, seconds);
            Work.onFire(lateness::record);
            for (int job = 0; job < jobs; job++) {
                contender.runEvery(Duration.ofSeconds(1), lateness.first(job), job);
            }
            sleepUntil(first.plusSeconds(skipped));
            double before = cpuSeconds();
            sleepUntil(first.plusSeconds(skipped + seconds));
            double cpu = cpuSeconds() - before;
            sleepUntil(first.plusSeconds(skipped + seconds + 1));
            Map<String, Double> figures = lateness.figures();
            figures.put("cpu", cpu);
            return figures;
        }
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    private static void sleepUntil(Instant time) throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
    }
}
