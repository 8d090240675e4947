package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.ContenderName;
import io.apscheduler.benchmarks.contender.Work;
import io.apscheduler.benchmarks.postgres.Counts;
import io.apscheduler.benchmarks.postgres.OurCluster;
import io.apscheduler.benchmarks.postgres.Server;
import io.apscheduler.benchmarks.postgres.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How late two nodes run jobs from PostgreSQL that are due every second, and what that costs the server. */
final class PgRecurring implements Program {
    private static final int[] JOBS = {1_000, 5_000};

    @Override
    public Heading heading() {
        return new Heading(
                "pg-recurring",
                "Jobs in PostgreSQL with a period of one second, spread evenly over it, run by two nodes",
                row(JOBS[0]),
                List.of(
                        new Metric("p50", "p50, ms late", false),
                        new Metric("p99", "p99", false),
                        new Metric("max", "most", false),
                        new Metric("early", "early", false),
                        new Metric("missing", "missing", false),
                        new Metric("cpu", "server's CPU, % of a core", false),
                        new Metric("wal", "bytes of WAL per run", false),
                        new Metric("images", "and of whole pages", false),
                        new Metric("statements", "statements per run", false)),
                Heading.Layout.FIGURES_ACROSS,
                List.of(
                        "After as many seconds that do not count. Missing is what was not run by a second after the end.",
                        "The others do not take part: neither db-scheduler nor JobRunr looks for work more often than once"
                                + " in seconds, and Quartz does not get to a thousand runs per second."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        return IntStream.of(JOBS)
                .mapToObj(jobs -> new Cell(
                        row(jobs),
                        "APScheduler",
                        scale.parameters()
                                .with("jobs", scale.jobs(jobs))
                                .with("seconds", scale.window().toSeconds())))
                .toList();
    }

    private static String row(int jobs) {
        return String.format("%,d jobs", jobs);
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        int jobs = parameters.number("jobs");
        int seconds = parameters.number("seconds");
        int skipped = seconds;
        try (Server server = Server.start();
                OurCluster cluster = new OurCluster()) {
            cluster.prepare(server);
            Duration adding = Duration.ofMillis(2_000 + jobs / 2);
            Instant first = Instant.now().plus(adding).truncatedTo(ChronoUnit.MILLIS);
            Lateness lateness = new Lateness(ContenderName.BARE_JVM.create(), first, jobs, skipped, seconds);
            Work.onFire(lateness::record);
            cluster.addEverySecond(firsts(lateness, jobs));
            cluster.startNode();
            cluster.startNode();
            sleepUntil(first.plusSeconds(skipped));
            Counts before = server.counts();
            Instant start = Instant.now();
            sleepUntil(first.plusSeconds(skipped + seconds));
            Usage usage = server.since(before);
            double window = Duration.between(start, Instant.now()).toMillis() / 1e3;
            sleepUntil(first.plusSeconds(skipped + seconds + 1));
            Map<String, Double> figures = lateness.figures();
            figures.remove("p99.9");
            figures.put("cpu", usage.cpuSeconds() / window * 100);
            figures.put("wal", usage.walBytes() / window / jobs);
            figures.put("images", usage.walImageBytes() / window / jobs);
            figures.put("statements", usage.statements() / window / jobs);
            return figures;
        }
    }

    private static List<Instant> firsts(Lateness lateness, int jobs) {
        List<Instant> firsts = new ArrayList<>();
        for (int job = 0; job < jobs; job++) {
            firsts.add(lateness.first(job));
        }
        return firsts;
    }

    private static void sleepUntil(Instant time) throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
    }
}
