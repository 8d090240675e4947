package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.postgres.Cluster;
import io.apscheduler.benchmarks.postgres.ClusterName;
import io.apscheduler.benchmarks.postgres.Counts;
import io.apscheduler.benchmarks.postgres.Server;
import io.apscheduler.benchmarks.postgres.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How fast one client stores many jobs in PostgreSQL. */
final class PgEnqueue implements Program {
    private static final int JOBS = 100_000;
    private static final int FEW_JOBS = 2_000;

    @Override
    public Heading heading() {
        return new Heading(
                "pg-enqueue",
                "Jobs for tomorrow, stored in PostgreSQL by one client, 1,000 at a time",
                ClusterName.DB_SCHEDULER.label(),
                List.of(
                        new Metric("jobs", "jobs per second", true),
                        new Metric("statements", "statements per job", true),
                        new Metric("wal", "bytes of WAL per job", true),
                        new Metric("cpu", "server's µs of CPU per job", true)),
                Heading.Layout.FIGURES_ACROSS,
                List.of(
                        "With the time that it takes to make the client and its connections.",
                        "db-scheduler's jobs have no data; the others' say what is to be called.",
                        "APScheduler sends 1,000 jobs by one COPY, which does not count as a statement.",
                        "Quartz and JobRunr get 2,000 jobs: Quartz all in one call, JobRunr one by one, since it takes"
                                + " several at a time only if they are due."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        return Arrays.stream(ClusterName.values())
                .map(name -> new Cell(
                        name.label(),
                        String.format("%,d jobs", scale.jobs(JOBS)),
                        scale.parameters()
                                .with("cluster", name)
                                .with("jobs", scale.jobs(isSlow(name) ? FEW_JOBS : JOBS))))
                .toList();
    }

    private static boolean isSlow(ClusterName name) {
        return name == ClusterName.QUARTZ || name == ClusterName.JOBRUNR;
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        int jobs = parameters.number("jobs");
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        try (Server server = Server.start();
                Cluster cluster =
                        ClusterName.valueOf(parameters.text("cluster")).create()) {
            cluster.prepare(server);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(parameters.number("warm-up-millis"));
            while (System.nanoTime() < end) {
                cluster.add(jobs / 10 + 1, tomorrow);
            }
            Counts before = server.counts();
            long start = System.nanoTime();
            cluster.add(jobs, tomorrow);
            double seconds = (System.nanoTime() - start) / 1e9;
            Usage usage = server.since(before);
            return Map.of(
                    "jobs", jobs / seconds,
                    "statements", (double) usage.statements() / jobs,
                    "wal", (double) usage.walBytes() / jobs,
                    "cpu", usage.cpuSeconds() * 1e6 / jobs);
        }
    }
}
