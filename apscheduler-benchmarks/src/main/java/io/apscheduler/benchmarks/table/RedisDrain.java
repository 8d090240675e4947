package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.redis.Drain;
import io.apscheduler.benchmarks.redis.Server;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How fast two nodes run due jobs that are in a Redis server, beside what the server can do. */
final class RedisDrain implements Program {
    private static final String OURS = "APScheduler";
    private static final String BARE = "its script, bare";
    private static final int JOBS = 100_000;

    @Override
    public Heading heading() {
        return new Heading(
                "redis-drain",
                "One-shot jobs that do nothing, all due, in a Redis server, run by two nodes",
                BARE,
                List.of(new Metric("runs", "thousand runs per second", true)),
                Heading.Layout.CASES_ACROSS,
                List.of(
                        "From when both nodes are let loose to when the last run is recorded. The nodes are schedulers with a"
                                + " pool of 20 threads, both in one JVM; the server, which keeps nothing on disk, is beside it.",
                        "Bare: the same script with the same arguments sent over two bare connections of Jedis, one after"
                                + " the other, 1,000 jobs at a time; nothing is run."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        String column = String.format("%,d jobs", scale.jobs(JOBS));
        Parameters parameters = scale.parameters().with("jobs", scale.jobs(JOBS));
        return List.of(
                new Cell(OURS, column, parameters.with("bare", 0)), new Cell(BARE, column, parameters.with("bare", 1)));
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        boolean bare = parameters.number("bare") == 1;
        int jobs = parameters.number("jobs");
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(parameters.number("warm-up-millis"));
        try (Server server = Server.start()) {
            do {
                drain(new Drain(server, parameters.number("warm-up-jobs")), bare);
            } while (System.nanoTime() < end);
            System.gc();
            return Map.of("runs", Burst.thousandsPerSecond(jobs, drain(new Drain(server, jobs), bare)));
        }
    }

    private static long drain(Drain drain, boolean bare) throws InterruptedException {
        return bare ? drain.byBareConnections() : drain.bySchedulers();
    }
}
