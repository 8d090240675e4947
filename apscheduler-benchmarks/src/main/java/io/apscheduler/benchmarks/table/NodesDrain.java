package io.apscheduler.benchmarks.table;

import static io.apscheduler.trigger.Triggers.now;

import io.apscheduler.Scheduler;
import io.apscheduler.benchmarks.contender.Work;
import io.apscheduler.benchmarks.nodes.LocalNodes;
import io.apscheduler.benchmarks.nodes.NodeProcesses;
import io.apscheduler.benchmarks.nodes.Nodes;
import io.apscheduler.benchmarks.nodes.StoreServer;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How fast more and more nodes run what is due in one server. */
final class NodesDrain implements Program {
    private static final int[] COUNTS = {1, 2, 4};
    private static final int BATCH = 1_000;
    private static final long LOOK_EVERY_NANOS = 1_000_000;

    private final String name;
    private final String server;
    private final StoreServer.Kind kind;
    private final int jobs;

    NodesDrain(String name, String server, StoreServer.Kind kind, int jobs) {
        this.name = name;
        this.server = server;
        this.kind = kind;
        this.jobs = jobs;
    }

    @Override
    public Heading heading() {
        return new Heading(
                name,
                "One-shot jobs that are due in " + server + ", run by one, two and four nodes",
                row(1),
                List.of(
                        new Metric("runs", "thousand runs per second", true),
                        new Metric("most", "percent of the runs by the node with the most", false)),
                Heading.Layout.CASES_ACROSS,
                List.of(
                        "From when the nodes, which are ready, are let loose to when the server has none of the jobs left. Nodes,"
                                + " server and the client that looks share the machine; each node has a pool of 20 threads.",
                        "Each process has a heap of 512 MB. Drains that do not count are made before, for eight seconds for each JVM."));
    }

    private static String row(int nodes) {
        return nodes == 1 ? "1 node" : nodes + " nodes";
    }

    @Override
    public List<Cell> cells(Scale scale) {
        List<Cell> cells = new ArrayList<>();
        for (int nodes : COUNTS) {
            Parameters parameters =
                    scale.parameters().with("jobs", scale.jobs(jobs)).with("nodes", nodes);
            cells.add(new Cell(row(nodes), "a process each", parameters.with("processes", 1)));
            cells.add(new Cell(row(nodes), "in one JVM", parameters.with("processes", 0)));
        }
        return cells;
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        int count = parameters.number("jobs");
        int number = parameters.number("nodes");
        boolean apart = parameters.number("processes") == 1;
        long warmUp = parameters.number("warm-up-millis") * (apart ? (long) number : 1); // each has code to compile
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(warmUp);
        try (StoreServer started = kind.start();
                Nodes nodes = apart
                        ? new NodeProcesses(kind, started.address(), number)
                        : new LocalNodes(kind, started.address(), number)) {
            do {
                drain(started, nodes, count, new HashMap<>());
            } while (System.nanoTime() < end);
            Map<String, Double> figures = new HashMap<>();
            List<Long> runs = drain(started, nodes, count, figures);
            if (apart) { // in one JVM nobody counts for each node
                figures.put("most", 100.0 * Collections.max(runs) / count);
            }
            return figures;
        }
    }

    /** Notes the rate, and returns how many runs each JVM has made. */
    private List<Long> drain(StoreServer started, Nodes nodes, int count, Map<String, Double> figures)
            throws Exception {
        fill(started, count);
        nodes.prepare();
        long deadline = Burst.deadline();
        long start = System.nanoTime();
        nodes.letLoose();
        while (!started.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        figures.put("runs", Burst.thousandsPerSecond(count, System.nanoTime() - start));
        List<Long> runs = nodes.end();
        long all = runs.stream().mapToLong(Long::longValue).sum();
        if (all != count) {
            throw new IllegalStateException(all + " runs instead of " + count + ".");
        }
        return runs;
    }

    private void fill(StoreServer started, int count) {
        JobSpec spec = JobSpec.of(Task.of(Work::count), now());
        try (Scheduler filling = kind.node(started.address())) {
            for (int i = 0; i < count; i += BATCH) {
                filling.scheduleAll(Collections.nCopies(Math.min(BATCH, count - i), spec));
            }
        }
    }
}
