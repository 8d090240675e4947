package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All jobs and nodes of an open store: entries by id, queues of what can be claimed. Every change goes into a {@link Redo}
 * as well. To be used with the store's lock held.
 *
 * <p>An entry is in a queue exactly while it is due some time and no node owns it that has not been marked dead. So a claim
 * takes what stands at the front without asking who owns what, and a record that its owner keeps costs no queue at all. The
 * price: what a dead node owned is found by looking at every entry, which happens only when a node dies owning something.
 */
final class Records {
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final Nodes nodes = new Nodes();
    private long lastNumber;
    private int dueSometime;

    int size() {
        return byId.size();
    }

    @Nullable
    Entry get(String id) {
        return byId.get(id);
    }

    Collection<Entry> all() {
        return byId.values();
    }

    Nodes nodes() {
        return nodes;
    }

    /** One object for all equal texts of which there are few. */
    @Nullable
    String shared(@Nullable String text) {
        return text == null ? null : origins.computeIfAbsent(text, same -> same);
    }

    Lane lane(String executor) {
        return lanes.computeIfAbsent(executor, Lane::new);
    }

    /** Adds a record whose id is free. */
    void insert(JobRecord record, Redo redo) {
        Entry entry = new Entry(record.id(), ++lastNumber, level(record.definition()));
        entry.define(record.definition(), record.definition().origin());
        entry.stand(record.standing());
        entry.fence = record.fence();
        byId.put(entry.id, entry);
        count(entry, 1);
        queue(entry);
        redo.put(entry.number, entry.record());
    }

    /** Writes an edit, and has the owner told. */
    void edit(Entry entry, JobRecord edited, Redo redo) {
        withdraw(entry);
        count(entry, -1);
        entry.level = level(edited.definition());
        entry.define(edited.definition(), edited.definition().origin());
        entry.stand(edited.standing());
        entry.revision++;
        entry.fence++;
        count(entry, 1);
        queue(entry);
        tellOwner(entry);
        redo.put(entry.number, entry.record());
    }

    /** Writes where a job stands, and raises the fence. */
    void advance(Entry entry, Standing standing, boolean keep, Redo redo) {
        withdraw(entry);
        count(entry, -1);
        entry.stand(standing);
        entry.fence++;
        if (!keep) {
            disown(entry);
        }
        count(entry, 1);
        queue(entry);
        redo.stand(entry, keep);
    }

    /** Removes a job at the wish of others than its owner, who is told. */
    void remove(Entry entry, Redo redo) {
        tellOwner(entry);
        end(entry, redo);
    }

    /** Removes a job. */
    void end(Entry entry, Redo redo) {
        withdraw(entry);
        count(entry, -1);
        byId.remove(entry.id);
        disown(entry);
        redo.remove(entry.id);
    }

    /** Makes a node the owner of an entry that was taken off its queue. */
    void own(Entry entry, Node node, Redo redo) {
        disown(entry);
        entry.owner = node;
        entry.fence++;
        node.owned++;
        redo.own(entry, node);
    }

    /** Renews a lease, or makes one for a node never seen; marks one dead whose lease has lapsed. */
    Node renew(String name, long now, long leaseMicros, Redo redo) {
        Node known = nodes.get(name);
        if (known != null && !known.isAlive(now)) {
            bury(known, now, redo);
            return known;
        }
        Node node = nodes.of(name);
        if (node.renew(now, leaseMicros)) {
            redo.node(node);
        }
        return node;
    }

    /** Marks a node dead: what it owns can be claimed. */
    void bury(Node node, long now, Redo redo) {
        if (!node.isDead()) {
            nodes.bury(node, now);
            free(List.of(node), redo);
        }
    }

    void buryLapsed(long now, Redo redo) {
        List<Node> lapsed = nodes.lapsed(now);
        lapsed.forEach(node -> nodes.bury(node, now));
        free(lapsed, redo);
    }

    List<Entry> ownedBy(Node node) {
        List<Entry> found = new ArrayList<>(node.owned);
        for (Entry entry : byId.values()) {
            if (entry.owner == node) {
                found.add(entry);
            }
        }
        return found;
    }

    boolean isUnfinished(long now) {
        return dueSometime > 0 || nodes.own(now);
    }

    /** The aliases of which records could have been claimed since before a time, and none is owned by a living node. */
    Set<String> unserved(Set<String> served, long dueBefore, long now) {
        Set<String> waiting = new HashSet<>();
        lanes.forEach((executor, lane) -> {
            if (!served.contains(executor) && lane.nextDue(Set.of()) < dueBefore) {
                waiting.add(executor);
            }
        });
        if (!waiting.isEmpty()) {
            byId.values().stream()
                    .filter(entry -> entry.owner != null && entry.owner.isAlive(now))
                    .forEach(entry -> waiting.remove(entry.level.executor));
        }
        return waiting;
    }

    /** A node that owns nothing need not be known to be dead: when the store is opened again all that came before are. */
    private void free(List<Node> buried, Redo redo) {
        boolean owning = false;
        for (Node node : buried) {
            if (node.owned > 0) {
                redo.node(node);
                owning = true;
            }
        }
        if (owning) {
            byId.values().stream()
                    .filter(entry -> entry.owner != null && buried.contains(entry.owner))
                    .forEach(this::queue);
        }
    }

    // What follows is for reading a store: it says what is, queues nothing and tells nobody.

    /** Makes or replaces an entry. */
    Entry restore(String id, long number, String executor, int priority) {
        Entry before = byId.get(id);
        if (before != null) {
            disown(before);
        }
        Entry entry = new Entry(id, number, lane(executor).level(priority));
        lastNumber = Math.max(lastNumber, number);
        byId.put(id, entry);
        return entry;
    }

    void restoreOwner(Entry entry, @Nullable String owner) {
        disown(entry);
        if (owner != null) {
            entry.owner = nodes.of(owner);
            entry.owner.owned++;
        }
    }

    void restoreRemoved(String id) {
        Entry removed = byId.remove(id);
        if (removed != null) {
            disown(removed);
        }
    }

    /** Ends the reading: nobody else has the store open, so all nodes that came before are dead. */
    void restored(long now, Redo redo) {
        List<Node> before = List.copyOf(nodes.all());
        for (Node node : before) {
            boolean wasAlive = !node.isDead();
            nodes.bury(node, now);
            if (wasAlive && node.owned > 0) {
                redo.node(node);
            }
        }
        for (Entry entry : byId.values()) {
            count(entry, 1);
            queue(entry);
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

    /** Takes the owner off; the entry is not queued by that. */
    private static void disown(Entry entry) {
        if (entry.owner != null) {
            entry.owner.owned--;
            entry.owner = null;
        }
    }

    private static void tellOwner(Entry entry) {
        if (entry.owner != null) {
            entry.owner.notice(entry.id);
        }
    }

    private void count(Entry entry, int times) {
        dueSometime += entry.due() == Standing.NEVER ? 0 : times;
    }

    private Level level(Definition definition) {
        return lane(definition.executor()).level(definition.priority());
    }
}
