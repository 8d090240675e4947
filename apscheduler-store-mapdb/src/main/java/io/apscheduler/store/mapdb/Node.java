package io.apscheduler.store.mapdb;

import java.util.LinkedHashSet;
import java.util.Set;

/** One incarnation of a node. Guarded by the lock of its {@link Records}. */
final class Node {
    final String name;
    private long leaseUntil = Long.MIN_VALUE;
    private boolean dead;

    /** What the journal knows: the lease may end earlier than that, never later. */
    private long told = Long.MIN_VALUE;

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

    /**
     * Renews the lease. The journal is told of a later end than asked for, so that most renewals need no word there.
     *
     * @return whether the journal has to be told
     */
    boolean renew(long now, long leaseMicros) {
        leaseUntil = Micros.plus(now, leaseMicros);
        boolean beyond = leaseUntil > told;
        if (beyond) {
            told = Micros.plus(leaseUntil, leaseMicros / 3);
        }
        return beyond;
    }

    /** The end of the lease as the journal is told. */
    long told() {
        return dead ? leaseUntil : told;
    }

    /** Takes over what the journal told. */
    void restore(long until, boolean dead) {
        this.leaseUntil = until;
        this.told = until;
        this.dead = dead;
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
