package io.apscheduler.store.jdbc;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the database has answered to an exchange. Confined to the thread that sent it. */
final class Answer {
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Long> picked = new ArrayList<>();
    private boolean leaseHeld;
    private boolean othersLapsed;
    private long nextDue;
    private long now;

    List<Claim> claims() {
        return claims;
    }

    List<String> refused() {
        return refused;
    }

    List<String> notices() {
        return notices;
    }

    /** The numbers of rows that are locked to be claimed. */
    List<Long> picked() {
        return picked;
    }

    /** How many records of an executor are claimed so far. */
    int claimedFor(String executor) {
        int count = 0;
        for (Claim claim : claims) {
            count += claim.record().definition().executor().equals(executor) ? 1 : 0;
        }
        return count;
    }

    boolean leaseHeld() {
        return leaseHeld;
    }

    void leaseHeld(boolean held) {
        leaseHeld = held;
    }

    /** Whether leases of other nodes have lapsed that nobody has marked dead yet. */
    boolean othersLapsed() {
        return othersLapsed;
    }

    void othersLapsed(boolean lapsed) {
        othersLapsed = lapsed;
    }

    void nextDue(long due) {
        nextDue = due;
    }

    /** Something will be due then. */
    void mayBeDue(long due) {
        nextDue = Math.min(nextDue, due);
    }

    long now() {
        return now;
    }

    void now(long time) {
        now = time;
    }

    /** The ids of which the node must be told. What it has just claimed it knows. */
    private Set<String> changed() {
        Set<String> changed = new LinkedHashSet<>(refused);
        changed.addAll(notices);
        claims.forEach(claim -> changed.remove(claim.record().id()));
        return changed;
    }

    /** The same request without its completions, and with the room that is left. */
    ExchangeRequest whatIsLeftOf(ExchangeRequest request) {
        Map<String, Integer> room = new HashMap<>(request.capacity());
        claims.forEach(claim -> room.merge(claim.record().definition().executor(), -1, Integer::sum));
        return new ExchangeRequest(
                request.node(), request.leaseMicros(), List.of(), room, request.declined(), request.lookAheadMicros());
    }

    /** This answer and that to what was left of the request. */
    Answer and(Answer later) {
        later.claims.addAll(0, claims);
        later.refused.addAll(0, refused);
        later.notices.addAll(0, notices);
        return later;
    }

    /** The ids of changed records whose present state the node must know. */
    Set<String> idsToRead() {
        return leaseHeld ? changed() : Set.of();
    }

    /** The reply, given the changed records as they are now. */
    ExchangeReply reply(List<JobRecord> present, String node) {
        Map<String, JobRecord> owned = new HashMap<>();
        present.stream()
                .filter(record -> node.equals(record.owner()))
                .forEach(record -> owned.put(record.id(), record));
        List<Change> changes =
                changed().stream().map(id -> new Change(id, owned.get(id))).toList();
        return new ExchangeReply(leaseHeld, claims, refused, changes, nextDue, now);
    }
}
