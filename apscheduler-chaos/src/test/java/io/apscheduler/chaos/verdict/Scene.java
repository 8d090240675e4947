package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.fault.Fault;
import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.ledger.Mark;
import io.apscheduler.chaos.load.Kind;
import io.apscheduler.chaos.load.PlannedJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evidence made up for a test: one job that fires each second from second 10 on, a lease of 3 seconds. Times are in milliseconds. */
final class Scene {
    static final long LEASE_MICROS = 3_000_000;

    private final PlannedJob job;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final Map<String, String> left = new HashMap<>();

    Scene(Kind kind, int times) {
        job = new PlannedJob(kind, 0, 10_000_000, 1_000_000, times);
    }

    Scene start(String node, int index, long at) {
        return run(Mark.START, node, index, at, at + 1);
    }

    Scene again(String node, int index, long at) {
        return run(Mark.AGAIN, node, index, at, at + 1);
    }

    /** A run until a later time; without an end if that is 0. */
    Scene run(Mark mark, String node, int index, long at, long end) {
        long fire = job.fire(index);
        long late = at * 1_000 - fire;
        entries.add(new Entry(mark, at * 1_000, node, job.id(), fire, fire, 1, "" + late));
        if (end > 0) {
            entries.add(Entry.of(Mark.END, end * 1_000, node, job.id(), fire));
        }
        return this;
    }

    Scene missed(String node, int first, int last, long at, String reason) {
        entries.add(new Entry(
                Mark.MISSED, at * 1_000, node, job.id(), job.fire(last), job.fire(first), last - first + 1, reason));
        return this;
    }

    Scene removed(String node, long at, long runs) {
        entries.add(new Entry(Mark.REMOVED, at * 1_000, node, job.id(), 0, 0, runs, ""));
        return this;
    }

    Scene note(Entry entry) {
        entries.add(entry);
        return this;
    }

    Scene lapsed(String node, long at) {
        return note(Entry.of(Mark.LAPSED, at * 1_000, node, ""));
    }

    Scene fault(FaultKind kind, String process, long from, long to) {
        disturbances.add(new Disturbance(
                new Fault(kind, numberOf(process), from, to - from, 0), process, from * 1_000, to * 1_000));
        return this;
    }

    private static int numberOf(String process) {
        return process.isEmpty() ? 0 : Integer.parseInt(process.substring(0, process.indexOf('.')));
    }

    Scene left(String why) {
        left.put(job.id(), why);
        return this;
    }

    PlannedJob job() {
        return job;
    }

    Evidence evidence() {
        return new Evidence(List.of(job), entries, disturbances, left, LEASE_MICROS, new MachineTime(0));
    }

    List<Rule> broken() {
        return Judge.judge(evidence()).violations().stream()
                .map(Violation::rule)
                .distinct()
                .sorted()
                .toList();
    }
}
