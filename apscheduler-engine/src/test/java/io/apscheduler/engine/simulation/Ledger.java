package io.apscheduler.engine.simulation;

import io.apscheduler.engine.definition.JobSnapshot;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.run.Flight;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has happened, written down independently of what the store says, and held against what was promised the moment it
 * happens.
 */
final class Ledger {
    private final World world;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<SimulatedNode, Map<String, Integer>> known = new HashMap<>();
    private final Map<ExchangeReply, Map<String, Integer>> versions = new IdentityHashMap<>();
    private final Map<SimulatedNode, List<Applied>> untold = new HashMap<>();
    private final Map<String, SimulatedNode> incarnations = new HashMap<>();
    private long starts;
    private long misses;

    Ledger(World world) {
        this.world = world;
    }

    /** A run that began. */
    static final class Start {
        final String id;
        final long fireTime;
        final int attempt;
        final String incarnation;
        boolean running = true;

        Start(String id, long fireTime, int attempt, String incarnation) {
            this.id = id;
            this.fireTime = fireTime;
            this.attempt = attempt;
            this.incarnation = incarnation;
        }

        @Override
        public String toString() {
            return id + " of " + World.time(fireTime) + ", attempt " + attempt;
        }
    }

    /** Progress that was written, of which its node has not heard yet. */
    private record Applied(Account account, String id, long fence, long from, long to) {
        boolean isOf(ExchangeRequest request) {
            return request.completions().stream().anyMatch(sent -> sent.id().equals(id) && sent.fence() == fence);
        }
    }

    Account account(String id) {
        return accounts.get(id);
    }

    long starts() {
        return starts;
    }

    long misses() {
        return misses;
    }

    /** A job was stored. */
    void added(Plan plan, JobRecord record) {
        accounts.put(plan.id(), new Account(world, plan, record.standing().nextFire()));
    }

    void born(SimulatedNode node, String incarnation) {
        incarnations.put(incarnation, node);
    }

    private static String owner(Flight flight) {
        String owner = ((JobSnapshot) flight.snapshot()).record().owner();
        return owner == null ? "nobody" : owner;
    }

    /** A flight is handed over to an executor. */
    void handedOver(SimulatedNode node, Flight flight) {
        int version = Version.of(flight.job().definition().name());
        int least = known(node).getOrDefault(flight.jobId(), 0);
        world.trace(node, "hands over", () -> flight + " of " + flight.runs().size());
        if (version < least) {
            throw new Violation(node + " hands over a run of " + flight.jobId() + " by its definition " + version
                    + " though it knows the edit " + least + ".");
        }
    }

    /** A run begins. */
    Start started(SimulatedNode node, Flight flight, int index) {
        RunPlan run = flight.runs().get(index);
        Start start = new Start(flight.jobId(), run.fireTime(), run.attempt(), owner(flight));
        world.trace(node, "starts", start::toString);
        starts++;
        boolean fresh = run.attempt() == 1 && run.onTime() == RunPlan.Grace.LIMITED;
        account(start.id).started(start, node.wire(), fresh, wasInFlight(flight, run.fireTime()));
        return start;
    }

    /** Whether the record that the job was claimed with has the run in flight already. */
    private static boolean wasInFlight(Flight flight, long fireTime) {
        JobRecord claimed = ((JobSnapshot) flight.snapshot()).record();
        return Notes.of(claimed.standing().state()).inFlight().stream()
                .flatMap(List::stream)
                .anyMatch(attempt -> attempt.fireTime() == fireTime);
    }

    void ended(Start start) {
        start.running = false;
        account(start.id).ended(start);
        world.trace(null, "ends", start::toString);
    }

    /** A node tells of something. */
    void told(SimulatedNode node, SchedulerEvent event) {
        if (event instanceof JobMissed missed) {
            long first = Micros.floor(missed.firstFireTime());
            long last = Micros.floor(missed.fireTime());
            String owner = ((JobSnapshot) missed.job()).record().owner();
            world.trace(
                    node,
                    "tells as missed",
                    () -> missed.jobId() + " " + World.time(first) + " to " + World.time(last) + ", " + missed.count()
                            + " " + missed.reason());
            misses += missed.count();
            account(missed.jobId()).missed(first, last, missed.reason(), owner == null ? "" : owner);
        } else if (!event.type().toString().startsWith("JOB_SUBMITTED")) {
            world.trace(node, "tells", () -> event.type().toString());
        }
    }

    /** The store has applied a completion. */
    void applied(String incarnation, JobRecord before, @Nullable JobRecord after) {
        SimulatedNode node = incarnations.get(incarnation);
        SimulatedNode owner = incarnations.get(before.owner());
        if (owner != null && owner != node) {
            throw new Violation("A completion of " + incarnation + " took effect on " + before.id() + ", which "
                    + before.owner() + " owns.");
        }
        long from = Math.min(
                before.standing().nextFire(), before.standing().due()); // due since the first run in flight was
        long to = after == null ? Long.MAX_VALUE : after.standing().nextFire();
        if (node != null && (node.isDead() || world.store().isDead(incarnation))) {
            account(before.id()).excuse(from, to);
        } else if (node != null) {
            untold.computeIfAbsent(node, any -> new ArrayList<>())
                    .add(new Applied(account(before.id()), before.id(), before.fence(), from, to));
        }
    }

    /** The store has answered to an exchange; whether the node will hear of it is open. */
    void exchanged(SimulatedNode node, ExchangeRequest request, ExchangeReply reply) {
        world.trace(node, "exchanges", () -> text(request, reply));
        Map<String, Integer> seen = new HashMap<>();
        for (JobRecord record : world.store().records.values()) {
            if (request.node().equals(record.owner())) {
                seen.put(record.id(), Version.of(record.definition().name()));
            }
        }
        versions.put(reply, seen);
    }

    private static String text(ExchangeRequest request, ExchangeReply reply) {
        List<String> claimed =
                reply.claims().stream().map(claim -> claim.record().id()).toList();
        return request.completions() + ", claims " + claimed + ", changes "
                + reply.changes().stream().map(ExchangeReply.Change::id).toList() + ", refused "
                + reply.refused() + (reply.leaseHeld() ? "" : ", its lease has lapsed");
    }

    /** The node has heard the answer. */
    void told(SimulatedNode node, ExchangeRequest request, ExchangeReply reply) {
        untold.getOrDefault(node, new ArrayList<>()).removeIf(one -> one.isOf(request));
        Map<String, Integer> seen = versions.remove(reply);
        if (seen != null) {
            seen.forEach((id, version) -> known(node).merge(id, version, Math::max));
        }
        for (Claim claim : reply.claims()) {
            world.trace(node, "owns", () -> claim.record().id());
        }
    }

    /** The node has heard what it owns, and with that what had become of requests whose answers were lost. */
    void toldOwned(SimulatedNode node) {
        untold.remove(node);
    }

    /** An edit has returned on a node. */
    void edited(SimulatedNode node, String id, int version) {
        known(node).merge(id, version, Math::max);
    }

    private Map<String, Integer> known(SimulatedNode node) {
        return known.computeIfAbsent(node, any -> new HashMap<>());
    }

    /** An incarnation is dead to the store: what its node had recorded without hearing of it, it will not tell. */
    void buried(String incarnation) {
        SimulatedNode node = incarnations.get(incarnation);
        if (node != null) {
            died(node);
        }
    }

    /** A node has died: what it had recorded but not told it never will. */
    void died(SimulatedNode node) {
        List<Applied> lost = untold.remove(node);
        if (lost != null) {
            lost.forEach(one -> one.account.excuse(one.from, one.to));
        }
    }

    /** All is quiet: nothing must be left over. */
    void close() {
        for (Account account : accounts.values()) {
            account.close();
        }
    }
}
