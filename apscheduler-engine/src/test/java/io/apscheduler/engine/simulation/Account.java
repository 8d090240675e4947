package io.apscheduler.engine.simulation;

import io.apscheduler.engine.plan.Notes;
import io.apscheduler.engine.simulation.Ledger.Start;
import io.apscheduler.event.MissReason;
import io.apscheduler.job.Coalesce;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has happened to one job. */
final class Account {
    private final World world;
    private final Plan plan;
    private final long first;
    private final Map<Long, List<Start>> starts = new TreeMap<>();
    private final Map<Long, String> missed = new TreeMap<>();
    private final Set<Long> triggered = new TreeSet<>();
    private final List<Start> running = new ArrayList<>();
    private final List<long[]> excused = new ArrayList<>();
    private boolean removed;

    Account(World world, Plan plan, long first) {
        this.world = world;
        this.plan = plan;
        this.first = first;
    }

    void removed() {
        removed = true;
    }

    private Violation violation(long fireTime, String what) {
        return new Violation(plan.id() + " of " + World.time(fireTime) + " " + what + " " + plan);
    }

    private boolean isDead(String incarnation) {
        return world.store().isDead(incarnation);
    }

    void started(Start start, Wire wire, boolean fresh, boolean wasInFlight) {
        long fireTime = start.fireTime;
        boolean dead = isDead(start.incarnation);
        if (dead && !world.hasJumped()) {
            throw violation(fireTime, "starts on " + start.incarnation + ", whose lease has lapsed.");
        }
        boolean comesAgain =
                world.hasJumped() && (!fresh || wasInFlight); // it was due once, by a clock that was set back since
        if (!comesAgain && fireTime > wire.latest() || (fireTime > world.storeMicros() && !world.hasJumped())) {
            throw violation(fireTime, "starts early.");
        }
        if (fresh && plan.grace() > 0 && !plan.edited() && wire.estimate() - fireTime > plan.grace()) {
            throw violation(fireTime, "starts after its grace time.");
        }
        List<Start> before = starts.computeIfAbsent(fireTime, any -> new ArrayList<>());
        for (Start earlier : before) {
            if (earlier.attempt == start.attempt && !isDead(earlier.incarnation) && !dead) {
                throw violation(fireTime, "starts again, though " + earlier.incarnation + " lives.");
            }
            if (plan.atMostOnce() && earlier.attempt == start.attempt) {
                throw violation(fireTime, "starts twice.");
            }
        }
        String reporter = missed.get(fireTime);
        if (reporter != null && !isDead(reporter) && !dead) {
            throw violation(fireTime, "starts after it was reported as missed.");
        }
        before.add(start);
        running.add(start);
        trigger(fireTime);
        if (!dead) {
            countInstances(fireTime);
        }
    }

    private void countInstances(long fireTime) {
        if (plan.edited()) {
            return;
        }
        int count = 0;
        for (Start other : running) {
            count += isDead(other.incarnation) ? 0 : 1;
        }
        if (count > plan.maxInstances()) {
            throw violation(fireTime, "is instance " + count + " of at most " + plan.maxInstances() + ".");
        }
    }

    private void trigger(long fireTime) {
        triggered.add(fireTime);
        boolean each =
                plan.coalesce() == Coalesce.NONE && !plan.edited(); // a coalesced run may be repeated as a later one
        if (each && plan.maxRuns() > 0 && triggered.size() > plan.maxRuns()) {
            throw violation(fireTime, "is the fire time number " + triggered.size() + " of at most " + plan.maxRuns());
        }
    }

    void ended(Start start) {
        running.remove(start);
    }

    void missed(long from, long to, MissReason reason, String reporter) {
        long step = plan.edited() ? to - from + 1 : plan.period();
        for (long fireTime = from; fireTime <= to; fireTime += step) {
            if (plan.coalesce() == Coalesce.NONE) {
                trigger(fireTime);
            }
            List<Start> there = starts.getOrDefault(fireTime, List.of());
            for (Start start : there) {
                if (reason != MissReason.LOST && !isDead(start.incarnation) && !isDead(reporter)) {
                    throw violation(fireTime, "is reported as missed though it was started.");
                }
            }
            missed.put(fireTime, reporter);
        }
    }

    /** What happened to these fire times was recorded, but died with its node before it was told. */
    void excuse(long from, long to) {
        excused.add(new long[] {plan.atMostOnce() ? Long.MIN_VALUE : from, to});
    }

    private boolean isExcused(long fireTime) {
        return !plan.isNeverMissed() && excused.stream().anyMatch(range -> range[0] <= fireTime && fireTime < range[1]);
    }

    void close() {
        long horizon = world.storeMicros() - 2 * world.leaseMicros();
        JobRecord record = world.store().records.get(plan.id());
        if (record != null) {
            checkRecord(record, horizon);
        }
        if (plan.edited()) {
            if (record == null && !removed && plan.maxRuns() == 0) {
                throw violation(0, "is gone though nobody removed it.");
            }
            return;
        }
        if (record == null && plan.maxRuns() == 0) {
            throw violation(0, "is gone.");
        }
        if (plan.coalesce() == Coalesce.NONE) {
            checkEach(horizon);
        } else {
            checkLast(horizon, record);
        }
    }

    private void checkRecord(JobRecord record, long horizon) {
        Standing standing = record.standing();
        if (standing.quarantine() != null) {
            throw violation(standing.nextFire(), "is quarantined: " + standing.quarantine());
        }
        if (!standing.paused() && Math.min(standing.nextFire(), standing.due()) < horizon - plan.longestMicros()) {
            throw violation(standing.nextFire(), "is stuck: " + record);
        }
        for (long request : Notes.of(standing.state()).requests()) {
            if (request < horizon - plan.longestMicros()) {
                throw violation(request, "was asked for and does not come: " + record);
            }
        }
    }

    private void checkEach(long horizon) {
        long fireTime = first;
        for (int count = 0; fireTime < horizon && (plan.maxRuns() == 0 || count < plan.maxRuns()); count++) {
            boolean handled = starts.containsKey(fireTime) || (!plan.isNeverMissed() && missed.containsKey(fireTime));
            if (!handled && !isExcused(fireTime)) {
                throw violation(fireTime, "was neither started nor reported as missed.");
            }
            fireTime += plan.period();
        }
        boolean over = plan.maxRuns() > 0 && first + plan.maxRuns() * plan.period() < horizon - plan.longestMicros();
        if (over && world.store().records.containsKey(plan.id())) {
            throw violation(
                    fireTime,
                    "has had all its runs and is still there: "
                            + world.store().records.get(plan.id()));
        }
    }

    private void checkLast(long horizon, JobRecord record) {
        long last = first - plan.period();
        for (long fireTime : starts.keySet()) {
            last = Math.max(last, fireTime);
        }
        for (long fireTime : missed.keySet()) {
            last = Math.max(last, fireTime);
        }
        if (record != null && last < horizon - plan.period() - plan.longestMicros()) {
            throw violation(last, "was the last to be heard of.");
        }
    }
}
