package io.apscheduler.store.memory;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that a memory store keeps: entries by id, queues of what can be claimed, and nodes. Every method but
 * {@link #lock} wants the lock held.
 *
 * <p>An entry is in a queue exactly while it is due some time and no node owns it that has not been marked dead. So a claim
 * takes what stands at the front without asking who owns what, and a record that its owner keeps costs no queue at all. The
 * price: what a dead node owned is found by looking at every entry, which happens only when a node dies owning something.
 */
final class Records {
    private final ReentrantLock lock = new ReentrantLock();
    private final EntryTable table = new EntryTable();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Nodes nodes = new Nodes();
    private int dueSometime;

    /** To be held for a short time only. */
    ReentrantLock lock() {
        return lock;
    }

    EntryTable table() {
        return table;
    }

    Nodes nodes() {
        return nodes;
    }

    Lane lane(String executor) {
        return lanes.computeIfAbsent(executor, alias -> new Lane());
    }

    /** Adds a record, unless its id is taken. */
    @Nullable
    Entry insertOrGet(JobRecord record) {
        Entry there = table.get(record.id());
        if (there == null) {
            Entry entry = new Entry(record, level(record.definition()));
            table.put(entry);
            dueSometime += entry.due() == Standing.NEVER ? 0 : 1;
            queue(entry);
        }
        return there;
    }

    /** Writes an edit, and has the owner told. */
    void edit(Entry entry, JobRecord edited) {
        Level level = level(edited.definition());
        if (level != entry.level || entry.due() != edited.standing().due()) {
            withdraw(entry);
        }
        entry.level = level;
        dueSometime += change(entry.due(), edited.standing().due());
        entry.edit(edited);
        queue(entry);
        tellOwner(entry);
    }

    /** Writes where a job stands, and raises the fence. */
    void advance(Entry entry, Standing standing) {
        if (entry.due() != standing.due()) {
            withdraw(entry);
            dueSometime += change(entry.due(), standing.due());
        }
        entry.stand(standing);
        entry.fence++;
        queue(entry);
    }

    void remove(Entry entry) {
        withdraw(entry);
        table.remove(entry);
        dueSometime -= entry.due() == Standing.NEVER ? 0 : 1;
        tellOwner(entry);
        disown(entry);
    }

    /** Makes a node the owner of an entry that was taken off its queue. */
    void own(Entry entry, Node node) {
        disown(entry);
        entry.owner = node;
        entry.fence++;
        node.owned++;
    }

    /** Takes the owner off; the entry is not queued by that. */
    void disown(Entry entry) {
        if (entry.owner != null) {
            entry.owner.owned--;
            entry.owner = null;
        }
    }

    void bury(Node node, long now) {
        nodes.bury(node, now);
        free(List.of(node));
    }

    void buryLapsed(long now) {
        free(nodes.buryLapsed(now));
    }

    List<JobRecord> ownedBy(Node node) {
        List<JobRecord> found = new ArrayList<>(node.owned);
        forEach(entry -> {
            if (entry.owner == node) {
                found.add(entry.record());
            }
        });
        return found;
    }

    boolean isUnfinished(long now) {
        return dueSometime > 0 || nodes.own(now);
    }

    private void free(List<Node> buried) {
        if (buried.stream().anyMatch(node -> node.owned > 0)) {
            forEach(entry -> {
                if (entry.owner != null && buried.contains(entry.owner)) {
                    queue(entry);
                }
            });
        }
    }

    private void queue(Entry entry) {
        if (!entry.queued && entry.due() != Standing.NEVER && entry.isFree()) {
            entry.level.enqueue(entry);
        }
    }

    private static void withdraw(Entry entry) {
        if (entry.queued) {
            entry.level.withdraw(entry);
        }
    }

    private static void tellOwner(Entry entry) {
        if (entry.owner != null) {
            entry.owner.notice(entry.id);
        }
    }

    private static int change(long before, long after) {
        return (before == Standing.NEVER ? 0 : -1) + (after == Standing.NEVER ? 0 : 1);
    }

    private Level level(Definition definition) {
        return lane(definition.executor()).level(definition.priority());
    }

    private void forEach(Consumer<Entry> action) {
        for (int section = 0; section < EntryTable.SECTIONS; section++) {
            table.forEach(section, action);
        }
    }
}
