package io.apscheduler.store.jdbc;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the statement of an exchange has answered. Confined to the thread that sent it. */
final class PostgresAnswer {
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
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

    void now(long time) {
        now = time;
    }

    /** The ids of which the node must be told. What it has just claimed it knows. */
    Set<String> changed() {
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
    PostgresAnswer and(PostgresAnswer later) {
        later.claims.addAll(0, claims);
        later.refused.addAll(0, refused);
        later.notices.addAll(0, notices);
        return later;
    }

    ExchangeReply reply(List<Change> changes) {
        return new ExchangeReply(leaseHeld, claims, refused, changes, nextDue, now);
    }
}
