package io.apscheduler.chaos.command;

import io.apscheduler.chaos.fault.Fault;
import io.apscheduler.chaos.fault.FaultPlan;
import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.ledger.Mark;
import io.apscheduler.chaos.load.PlannedJob;
import io.apscheduler.chaos.verdict.Disturbance;
import io.apscheduler.chaos.verdict.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One run: starts everything, lets it happen, and brings home the evidence. */
final class Session {
    private static final long SECOND = 1_000_000;
    private static final long JOBS_ADDED_PER_SECOND = 500;
    private static final long PROGRESS_MILLIS = 5_000;
    private static final long POLL_MILLIS = 250;
    private static final long PATIENCE = 30 * SECOND;

    private final Settings settings;
    private final Consumer<String> progress;
    private final MachineTime time = MachineTime.now();
    private final List<PlannedJob> jobs = new CopyOnWriteArrayList<>();

    /** A run of these settings, which tells how it gets on. */
    Session(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Runs. */
    Evidence run() throws IOException, InterruptedException {
        List<Fault> faults = plan().faults(settings.seed());
        long launch = now();
        try (Cluster cluster = Cluster.start(settings, time)) {
            progress.accept("The server and " + settings.nodes() + " nodes run; adding jobs.");
            Random random = new Random(settings.seed());
            long begin = now() + headStart(launch);
            List<PlannedJob> first = settings.load().plan(begin, random);
            cluster.jobs().add(first);
            jobs.addAll(first);
            if (now() > begin) {
                throw new IOException(
                        "Adding " + first.size() + " jobs took so long that the first were late. Ask for fewer.");
            }
            long end = begin + settings.load().seconds() * SECOND;
            Injection injection = new Injection(cluster, () -> addNew(cluster, end, random), progress);
            injection.begin(faults, time.at(begin));
            watch(cluster, end);
            List<Disturbance> disturbances = injection.await();
            Map<String, String> left = awaitEnd(cluster);
            cluster.shutDown();
            return new Evidence(
                    jobs, cluster.ledgers().complete(), disturbances, left, settings.leaseMillis() * 1_000, time);
        }
    }

    /** How long adding the jobs may take: more where starting the nodes has taken long. */
    private long headStart(long launch) {
        long jobs = (long) settings.load().jobs() + settings.load().oneShots();
        return 2 * SECOND + 2 * (now() - launch) + jobs * SECOND / JOBS_ADDED_PER_SECOND;
    }

    private FaultPlan plan() {
        return new FaultPlan(
                settings.faults(),
                settings.nodes(),
                settings.leaseMillis(),
                settings.load().seconds() * 1_000L);
    }

    private long now() {
        return MachineTime.micros() + time.epoch();
    }

    private void addNew(Cluster cluster, long end, Random random) {
        List<PlannedJob> more = settings.load().planOfNew(now() + SECOND, end, random);
        cluster.jobs().add(more);
        jobs.addAll(more);
    }

    private void watch(Cluster cluster, long end) throws IOException, InterruptedException {
        while (now() < end) {
            tell(cluster.ledgers().entries());
            Thread.sleep(Math.max(1, Math.min(PROGRESS_MILLIS, (end - now()) / 1_000)));
        }
    }

    private void tell(List<Entry> entries) {
        long starts = entries.stream().filter(Entry::isStart).count();
        long missed = entries.stream()
                .filter(each -> each.mark() == Mark.MISSED)
                .mapToLong(Entry::count)
                .sum();
        long due = jobs.stream()
                .mapToLong(job -> Math.max(0, Math.min(job.times(), (now() - job.first()) / job.period() + 1)))
                .sum();
        progress.accept(String.format("%,d of %,d due fire times started, %,d missed", starts, due, missed));
    }

    /** Waits until no job is left, as long as anything still happens. */
    private Map<String, String> awaitEnd(Cluster cluster) throws IOException, InterruptedException {
        long patience = PATIENCE + 4 * settings.leaseMillis() * 1_000;
        long lastChange = MachineTime.micros();
        int size = 0;
        while (true) {
            Map<String, String> left = cluster.jobs().left();
            int entries = cluster.ledgers().entries().size();
            if (left.isEmpty() || MachineTime.micros() - lastChange > patience) {
                tell(cluster.ledgers().entries());
                return left;
            }
            if (entries != size) {
                size = entries;
                lastChange = MachineTime.micros();
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
