package io.apscheduler.store.memory;

import java.util.LinkedHashSet;
import java.util.Set;

/** One incarnation of a node. Guarded by the lock of its {@link Records}. */
final class Node {
    final String name;
    private long leaseUntil;
    private boolean dead;

    /** How many records have this node as owner. */
    int owned;

    private Set<String> notices = new LinkedHashSet<>();

    Node(String name) {
        this.name = name;
    }

    /** Until when the lease holds; of a dead node, until when it had held. */
    long leaseUntil() {
        return leaseUntil;
    }

    boolean isDead() {
        return dead;
    }

    boolean isAlive(long now) {
        return !dead && now < leaseUntil;
    }

    void renew(long until) {
        leaseUntil = until;
    }

    /** Ends the incarnation, for ever. */
    void bury(long now) {
        leaseUntil = dead ? leaseUntil : Math.min(leaseUntil, now);
        dead = true;
        notices.clear();
    }

    /** Has a change by others of a record that this node owns told with the next exchange. */
    void notice(String id) {
        if (!dead) {
            notices.add(id);
        }
    }

    /** The notices since the last call. */
    Set<String> takeNotices() {
        if (notices.isEmpty()) {
            return Set.of();
        }
        Set<String> taken = notices;
        notices = new LinkedHashSet<>();
        return taken;
    }
}
