package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.NEVER;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Standing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A node as a scheduler would be one, with random decisions: it holds records, starts their runs in the ledger, records them,
 * dies and comes back as another incarnation. Confined to one thread.
 */
final class SimulatedNode {
    private final Load load;
    private final StoreRig rig;
    private final Ledger ledger;
    private final Random random;
    private final String configuredName;
    private final Map<String, Held> held = new HashMap<>();
    private int incarnation;

    SimulatedNode(Load load, Ledger ledger, Random random, String name) {
        this.load = load;
        this.rig = load.rig();
        this.ledger = ledger;
        this.random = random;
        this.configuredName = name;
    }

    /** Works until all is done. What it still holds then it records, or learns that it has lost it. */
    void runUntil(BooleanSupplier isDone) {
        while (!isDone.getAsBoolean() || !held.isEmpty()) {
            turn();
        }
    }

    /** Exchanges once, and starts what it got. */
    private void turn() {
        Map<String, @Nullable Held> outcome = new HashMap<>();
        ExchangeRequest request = request(outcome);
        JobStore store = rig.store(configuredName);
        boolean replyLost = load.happens(load.lostReplies(), random);
        if (replyLost) {
            store.exchange(request);
        }
        ExchangeReply reply = store.exchange(request);
        if (!reply.leaseHeld()) {
            reply.refused().forEach(outcome::remove);
            held.keySet().removeAll(outcome.keySet());
            die();
            return;
        }
        learn(reply, outcome);
        if (replyLost) {
            compareWithOwned(store);
        }
        startAll();
        if (load.happens(load.crashes(), random)) {
            die();
        }
        rig.breathe(load.crashes() > 0, held.isEmpty());
    }

    /** Records some of the runs it holds. The outcome says what it will hold of each, null for nothing. */
    private ExchangeRequest request(Map<String, @Nullable Held> outcome) {
        Turn turn = rig.turn(name()).room(1 + random.nextInt(30));
        for (Held each : held.values()) {
            if (random.nextInt(4) > 0) {
                outcome.put(each.record().id(), complete(turn, each.record()));
            }
        }
        return turn.request();
    }

    private @Nullable Held complete(Turn turn, JobRecord record) {
        long runs = record.standing().runs() + 1;
        boolean isLast = runs >= Load.FIRES;
        Standing next = isLast
                ? StoreRig.at(NEVER, runs)
                : StoreRig.at(record.standing().due() + 1, runs);
        if (isLast || random.nextInt(3) > 0) {
            turn.release(record, next);
            return null;
        }
        turn.keep(record, next);
        return new Held(
                new JobRecord(record.id(), record.definition(), next, record.revision(), name(), record.fence() + 1),
                false);
    }

    private void learn(ExchangeReply reply, Map<String, @Nullable Held> outcome) {
        Set<String> refused = new HashSet<>(reply.refused());
        outcome.forEach((id, hold) -> {
            if (!refused.contains(id)) {
                hold(id, hold);
            }
        });
        for (Change change : reply.changes()) {
            JobRecord record = change.record();
            hold(change.id(), record == null ? null : new Held(record, isStarted(record)));
        }
        for (Claim claim : reply.claims()) {
            hold(claim.record().id(), new Held(claim.record(), false));
        }
    }

    private void compareWithOwned(JobStore store) {
        Set<String> owned = new HashSet<>();
        for (JobRecord record : store.owned(name())) {
            owned.add(record.id());
            hold(record.id(), new Held(record, isStarted(record)));
        }
        held.keySet().retainAll(owned);
    }

    /** Whether the run that a record stands at was started already by this node. */
    private boolean isStarted(JobRecord record) {
        Held before = held.get(record.id());
        return before != null
                && before.started()
                && before.record().standing().runs() == record.standing().runs();
    }

    private void hold(String id, @Nullable Held hold) {
        if (hold == null) {
            held.remove(id);
        } else {
            held.put(id, hold);
        }
    }

    private void startAll() {
        held.replaceAll((id, each) -> {
            if (!each.started()) {
                ledger.started(id, each.record().standing().runs());
            }
            return new Held(each.record(), true);
        });
    }

    private void die() {
        held.values().stream()
                .filter(Held::started)
                .forEach(each -> ledger.excuse(
                        each.record().id(), each.record().standing().runs()));
        held.clear();
        incarnation++;
    }

    private String name() {
        return configuredName + ", incarnation " + incarnation;
    }

    /** A record this node owns, and whether the run it stands at was started. */
    private record Held(JobRecord record, boolean started) {}
}
