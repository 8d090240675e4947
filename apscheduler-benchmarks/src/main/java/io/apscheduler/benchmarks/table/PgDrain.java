package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.Work;
import io.apscheduler.benchmarks.postgres.Cluster;
import io.apscheduler.benchmarks.postgres.ClusterName;
import io.apscheduler.benchmarks.postgres.Counts;
import io.apscheduler.benchmarks.postgres.Server;
import io.apscheduler.benchmarks.postgres.Usage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How fast two nodes run what is due in PostgreSQL, and what that costs the server. */
final class PgDrain implements Program {
    private static final int JOBS = 20_000;
    private static final int FEW_JOBS = 2_000;
    private static final int NODES = 2;
    private static final long LOOK_EVERY_NANOS = 1_000_000;

    @Override
    public Heading heading() {
        return new Heading(
                "pg-drain",
                "One-shot jobs that are due in PostgreSQL, run by two nodes",
                ClusterName.DB_SCHEDULER.label(),
                List.of(
                        new Metric("runs", "runs per second", true),
                        new Metric("statements", "statements per run", true),
                        new Metric("commits", "commits per run", true),
                        new Metric("wal", "bytes of WAL per run", true),
                        new Metric("images", "and of whole pages", false),
                        new Metric("cpu", "server's µs of CPU per run", true)),
                Heading.Layout.FIGURES_ACROSS,
                List.of(
                        "From the first run to the moment at which the database has none of the jobs left, or all of them"
                                + " as done. The jobs are stored before the nodes are started.",
                        "Both nodes, the server and its client share the machine. Quartz gets 2,000 jobs.",
                        "db-scheduler's jobs have no data; the others' say what is to be called."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        return Arrays.stream(ClusterName.values())
                .map(name -> new Cell(
                        name.label(),
                        String.format("%,d jobs", scale.jobs(JOBS)),
                        scale.parameters()
                                .with("cluster", name)
                                .with("jobs", scale.jobs(name == ClusterName.QUARTZ ? FEW_JOBS : JOBS))))
                .toList();
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        int jobs = parameters.number("jobs");
        try (Server server = Server.start();
                Cluster cluster =
                        ClusterName.valueOf(parameters.text("cluster")).create()) {
            cluster.prepare(server);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(parameters.number("warm-up-millis"));
            while (System.nanoTime() < end) {
                cluster.add(jobs, Instant.now());
                drain(cluster, server, jobs);
            }
            cluster.add(jobs, Instant.now());
            Counts before = server.counts();
            long nanos = drain(cluster, server, jobs);
            return figures(server.since(before), jobs, nanos);
        }
    }

    /** Has the jobs run by new nodes; returns how long that took from the first run on. */
    private static long drain(Cluster cluster, Server server, int jobs) throws Exception {
        Work.reset();
        for (int i = 0; i < NODES; i++) {
            cluster.startNode();
        }
        long deadline = Burst.deadline();
        while (Work.counted() == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS / 10);
        }
        long start = System.nanoTime();
        Work.await(jobs, deadline);
        while (cluster.isUnfinished(server)) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        long end = System.nanoTime();
        cluster.close();
        Work.await(jobs, deadline);
        return end - start;
    }

    private static Map<String, Double> figures(Usage usage, double jobs, long nanos) {
        return Map.of(
                "runs", jobs * 1e9 / nanos,
                "statements", usage.statements() / jobs,
                "commits", usage.commits() / jobs,
                "wal", usage.walBytes() / jobs,
                "images", usage.walImageBytes() / jobs,
                "cpu", usage.cpuSeconds() * 1e6 / jobs);
    }
}
