package io.apscheduler.store.jdbc;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One exchange in a transaction that has its turn. Confined to that transaction. */
final class PortableExchange {
    private static final int MOST_CLAIMS = 1_000;
    private static final int HIGHEST_PRIORITY = 9;

    private final Parts parts;
    private final ExchangeRequest request;
    private final Sql sql;
    private final Map<String, Long> leases = new HashMap<>();
    private long nextDue = NEVER;

    PortableExchange(Parts parts, ExchangeRequest request, Sql sql) {
        this.parts = parts;
        this.request = request;
        this.sql = sql;
    }

    /** What an exchange works on. */
    record Parts(PortableJobs jobs, Nodes nodes, Notices notices, Reading reading) {}

    ExchangeReply run(long now) throws SQLException {
        boolean leaseHeld = parts.nodes().renew(sql, request.node(), now, Times.plus(now, request.leaseMicros()));
        List<String> refused = parts.jobs().complete(sql, request.completions());
        Set<String> changed = parts.notices().take(sql, request.node());
        changed.addAll(refused);
        parts.nodes().buryLapsed(sql, now);
        List<Claim> claims = claim(Times.plus(now, request.lookAheadMicros()), leaseHeld);
        return new ExchangeReply(leaseHeld, claims, refused, changes(changed, claims, leaseHeld), nextDue, now);
    }

    private List<Claim> claim(long horizon, boolean leaseHeld) throws SQLException {
        List<JobRecord> due = new ArrayList<>();
        for (Map.Entry<String, Integer> capacity : request.capacity().entrySet()) {
            if (capacity.getValue() > 0) {
                collect(capacity.getKey(), leaseHeld ? capacity.getValue() : 0, horizon, due);
            }
        }
        due.sort(Times.BY_PRIORITY_THEN_DUE);
        int[] won = parts.jobs().claim(sql, request.node(), due);
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < won.length; i++) {
            if (won[i] == 0) {
                nextDue = Math.min(nextDue, due.get(i).standing().due());
            } else {
                claims.add(claimed(due.get(i)));
            }
        }
        return claims;
    }

    /** Finds what one executor can be given, by the indexes of its priorities, and what comes after that. */
    private void collect(String executor, int capacity, long horizon, List<JobRecord> due) throws SQLException {
        int room = Math.min(capacity, MOST_CLAIMS);
        for (int priority = HIGHEST_PRIORITY; priority >= 1; priority--) {
            int asked = room + 1 + request.declined().size();
            for (JobRecord record : parts.jobs().ready(sql, executor, priority, asked)) {
                if (request.declined().contains(record.id())) {
                    continue;
                }
                if (room == 0 || record.standing().due() > horizon) {
                    nextDue = Math.min(nextDue, record.standing().due());
                    break;
                }
                due.add(record);
                room--;
            }
        }
    }

    private Claim claimed(JobRecord record) throws SQLException {
        JobRecord claimed = new JobRecord(
                record.id(),
                record.definition(),
                record.standing(),
                record.revision(),
                request.node(),
                record.fence() + 1);
        return new Claim(claimed, deadOwnerLease(record));
    }

    private long deadOwnerLease(JobRecord record) throws SQLException {
        String owner = record.owner();
        if (owner == null) {
            return NEVER;
        }
        Long known = leases.get(owner);
        if (known == null) {
            known = parts.nodes().lease(sql, owner);
            leases.put(owner, known);
        }
        return known;
    }

    private List<Change> changes(Set<String> changed, List<Claim> claims, boolean leaseHeld) throws SQLException {
        claims.forEach(claim -> changed.remove(claim.record().id()));
        Map<String, JobRecord> owned = new LinkedHashMap<>();
        if (leaseHeld) {
            for (JobRecord record : parts.reading().all(sql, changed)) {
                if (request.node().equals(record.owner())) {
                    owned.put(record.id(), record);
                }
            }
        }
        return changed.stream().map(id -> new Change(id, owned.get(id))).toList();
    }
}
