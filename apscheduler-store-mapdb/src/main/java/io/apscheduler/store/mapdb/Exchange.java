package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One exchange, from renewal to reply. To be made and run while the store's lock is held. */
final class Exchange {
    /** More than this is not claimed at once, lest the lock be held long; the reply then says that more is due. */
    private static final int MOST_CLAIMS = 4_096;

    private static final Comparator<Entry> BY_PRIORITY_THEN_DUE =
            Comparator.<Entry>comparingInt(entry -> -entry.level.priority).thenComparingLong(Entry::due);

    private final Records records;
    private final ExchangeRequest request;
    private final long now;
    private final Redo redo;
    private final Node node;
    private final boolean leaseHeld;
    private final List<String> refused = new ArrayList<>(0);

    Exchange(Records records, ExchangeRequest request, long now, Redo redo) {
        this.records = records;
        this.request = request;
        this.now = now;
        this.redo = redo;
        this.node = records.renew(request.node(), now, request.leaseMicros(), redo);
        this.leaseHeld = !node.isDead();
    }

    ExchangeReply run() {
        request.completions().forEach(this::complete);
        Set<String> noticed = node.takeNotices();
        records.buryLapsed(now, redo);
        List<Claim> claims = leaseHeld ? claim() : List.of();
        return new ExchangeReply(leaseHeld, claims, refused, changes(noticed, claims), nextDue(), now);
    }

    private void complete(Completion completion) {
        Entry entry = records.get(completion.id());
        if (entry == null || entry.fence != completion.fence()) {
            refused.add(completion.id());
        } else if (completion instanceof Completion.Advance advance) {
            records.advance(entry, advance.standing(), advance.keep(), redo);
        } else {
            records.end(entry, redo);
        }
    }

    private List<Claim> claim() {
        List<Entry> taken = new ArrayList<>();
        long horizon = Micros.plus(now, request.lookAheadMicros());
        for (Map.Entry<String, Integer> capacity : request.capacity().entrySet()) {
            int most = Math.min(capacity.getValue(), MOST_CLAIMS - taken.size());
            if (most > 0) {
                records.lane(capacity.getKey()).take(most, horizon, request.declined(), taken);
            }
        }
        if (request.capacity().size() > 1) {
            taken.sort(BY_PRIORITY_THEN_DUE);
        }
        return taken.stream().map(this::claim).toList();
    }

    private Claim claim(Entry entry) {
        long deadOwnerLease = entry.owner == null ? Standing.NEVER : entry.owner.leaseUntil();
        records.own(entry, node, redo);
        return new Claim(entry.record(), deadOwnerLease);
    }

    /** What others did to records of this node. A record claimed just now is told by its claim. */
    private List<Change> changes(Set<String> noticed, List<Claim> claims) {
        if (noticed.isEmpty() && refused.isEmpty()) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>(refused);
        ids.addAll(noticed);
        claims.forEach(claim -> ids.remove(claim.record().id()));
        return ids.stream().map(this::change).toList();
    }

    private Change change(String id) {
        Entry entry = records.get(id);
        JobRecord record = entry != null && entry.owner == node && leaseHeld ? entry.record() : null;
        return new Change(id, record);
    }

    private long nextDue() {
        long least = Standing.NEVER;
        for (Map.Entry<String, Integer> capacity : request.capacity().entrySet()) {
            if (capacity.getValue() > 0) {
                least = Math.min(least, records.lane(capacity.getKey()).nextDue(request.declined()));
            }
        }
        return least;
    }
}
