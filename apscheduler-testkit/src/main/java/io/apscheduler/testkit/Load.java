package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Several nodes and editors at work on overdue jobs of several fire times each, until all are done; then the ledger is
 * compared with the store. Thread-safe.
 *
 * @param crashes the chance that a node dies after a turn
 * @param lostReplies the chance that the reply of an exchange is lost
 */
record Load(StoreRig rig, int nodes, int editors, double crashes, double lostReplies) {
    static final int FIRES = 20;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(45);

    static Load of(StoreRig rig) {
        return new Load(rig, 4, 0, 0, 0);
    }

    Load crashes(double chance) {
        return new Load(rig, nodes, editors, chance, lostReplies);
    }

    Load lostReplies(double chance) {
        return new Load(rig, nodes, editors, crashes, chance);
    }

    Load editors(int count) {
        return new Load(rig, nodes, count, crashes, lostReplies);
    }

    void run() {
        List<String> ids = IntStream.range(0, rig.contract().loadedJobs())
                .mapToObj(i -> "job " + i)
                .toList();
        long now = rig.now();
        rig.store().add(ids.stream().map(id -> job(id, now)).toList());
        Ledger ledger = new Ledger();
        Map<String, Integer> edits = new ConcurrentHashMap<>();
        AtomicInteger number = new AtomicInteger();
        Crowd crowd = Crowd.of(nodes + editors);
        long deadline = System.nanoTime() + PATIENCE;

        crowd.each(random -> {
            int own = number.getAndIncrement();
            if (own < nodes) {
                new SimulatedNode(this, ledger, random, "n" + own).runUntil(() -> !goesOn(crowd, deadline));
                return;
            }
            while (goesOn(crowd, deadline)) {
                edit(ids.get(random.nextInt(ids.size())), edits);
            }
        });
        assertDone(ids, edits, "seed " + crowd.seed());
        assertThat(ledger.faults(ids, FIRES)).as("seed %d", crowd.seed()).isEmpty();
    }

    private boolean goesOn(Crowd crowd, long deadline) {
        if (System.nanoTime() > deadline) {
            throw new AssertionError("Jobs were left after " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE) + " s.");
        }
        return !crowd.hasFailed() && rig.store().isUnfinished();
    }

    private static JobRecord job(String id, long now) {
        return JobRecord.of(id, Definition.of("text", "0", "default", 5, null), StoreRig.at(now - FIRES));
    }

    private void edit(String id, Map<String, Integer> edits) {
        JobStore store = rig.store("editor");
        JobRecord record = store.find(id).orElseThrow();
        String name = Integer.toString(Integer.parseInt(record.definition().name()) + 1);
        if (store.update(record.edited(Definition.of("text", name, "default", 5, null), record.standing()))
                .isPresent()) {
            edits.merge(id, 1, Integer::sum);
        }
        rig.breathe(false, true);
    }

    private void assertDone(List<String> ids, Map<String, Integer> edits, String seed) {
        for (String id : ids) {
            JobRecord record = rig.find(id);
            int edited = edits.getOrDefault(id, 0);
            assertThat(record.standing().runs()).as("runs of %s, %s", id, seed).isEqualTo(FIRES);
            assertThat(record.standing().due())
                    .as("due time of %s, %s", id, seed)
                    .isEqualTo(NEVER);
            assertThat(record.definition().name())
                    .as("edits of %s, %s", id, seed)
                    .isEqualTo("" + edited);
            assertThat(record.revision()).as("revision of %s, %s", id, seed).isEqualTo(edited);
        }
    }

    boolean happens(double chance, Random random) {
        return chance > 0 && random.nextDouble() < chance;
    }
}
