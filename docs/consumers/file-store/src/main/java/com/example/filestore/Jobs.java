package com.example.filestore;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the file holds, and what each call does with it. Confined to the call that has read it. */
final class Jobs {
    // region state
    final Map<String, JobRecord> records = new TreeMap<>();

    /** Of each node's incarnation ever seen. */
    final Map<String, Lease> leases = new TreeMap<>();

    /** By incarnation, the ids of which it has still to be told. */
    final Map<String, Set<String>> notices = new TreeMap<>();
    // endregion

    // region records
    List<JobRecord> add(List<JobRecord> added) {
        return added.stream()
                .map(record -> records.putIfAbsent(record.id(), record))
                .filter(Objects::nonNull)
                .toList();
    }

    List<JobRecord> list(JobQuery query) {
        return records.values().stream()
                .filter(record -> query.origin() == null
                        || query.origin().equals(record.definition().origin()))
                .filter(record -> query.after() == null || isBehind(record, query.after()))
                .sorted(Comparator.comparingLong(record -> record.standing().nextFire())) // then by id, as they were
                .limit(query.limit())
                .toList();
    }

    private static boolean isBehind(JobRecord record, JobQuery.Position position) {
        int order = Long.compare(record.standing().nextFire(), position.nextFire());
        return order > 0 || order == 0 && record.id().compareTo(position.id()) > 0;
    }

    Optional<JobRecord> update(JobRecord edited) {
        JobRecord record = records.get(edited.id());
        if (record == null || record.fence() != edited.fence()) {
            return Optional.empty();
        }
        tellOwner(record);
        return Optional.of(put(edited, edited.standing(), record.revision() + 1, record.owner()));
    }

    List<JobRecord> remove(Collection<String> ids) {
        List<JobRecord> removed =
                ids.stream().map(records::remove).filter(Objects::nonNull).toList();
        removed.forEach(this::tellOwner);
        return removed;
    }

    private void tellOwner(JobRecord record) {
        if (record.owner() != null) {
            notices.computeIfAbsent(record.owner(), node -> new LinkedHashSet<>())
                    .add(record.id());
        }
    }

    /** Writes a record, with a raised fence. */
    private JobRecord put(JobRecord record, Standing standing, long revision, String owner) {
        JobRecord put = new JobRecord(record.id(), record.definition(), standing, revision, owner, record.fence() + 1);
        records.put(put.id(), put);
        return put;
    }
    // endregion

    // region exchange
    ExchangeReply exchange(ExchangeRequest request, long now) {
        String node = request.node();
        boolean leaseHeld = !leases.containsKey(node) || leases.get(node).holds(now);
        if (leaseHeld) {
            leases.put(node, new Lease(now + request.leaseMicros(), false));
        }
        List<String> refused = complete(request);
        leases.replaceAll((each, lease) -> lease.holds(now) ? lease : lease.endedAt(now));
        Set<String> changed = new LinkedHashSet<>(refused);
        changed.addAll(Optional.ofNullable(notices.remove(node)).orElse(Set.of()));
        List<Claim> claims = leaseHeld ? claim(request, now) : List.of();
        claims.forEach(claim -> changed.remove(claim.record().id()));
        List<Change> changes = changed.stream()
                .map(id -> new Change(id, leaseHeld && isOwned(records.get(id), node) ? records.get(id) : null))
                .toList();
        long nextDue = candidates(request).mapToLong(Jobs::due).min().orElse(Standing.NEVER);
        return new ExchangeReply(leaseHeld, claims, refused, changes, nextDue, now);
    }
    // endregion

    // region complete
    private List<String> complete(ExchangeRequest request) {
        List<String> refused = new ArrayList<>();
        for (Completion completion : request.completions()) {
            JobRecord record = records.get(completion.id());
            if (record == null || record.fence() != completion.fence()) {
                refused.add(completion.id());
            } else if (completion instanceof Completion.Advance advance) {
                String owner = advance.keep() ? record.owner() : null;
                put(record, advance.standing(), record.revision(), owner);
            } else {
                records.remove(record.id());
            }
        }
        return refused;
    }
    // endregion

    // region claim
    private List<Claim> claim(ExchangeRequest request, long now) {
        Map<String, Integer> room = new HashMap<>(request.capacity());
        List<JobRecord> claimed = candidates(request)
                .filter(record -> due(record) <= now + request.lookAheadMicros())
                .sorted(Comparator.comparingLong(Jobs::due))
                .sorted(Comparator.comparingInt(record -> -record.definition().priority()))
                .filter(record -> room.merge(record.definition().executor(), -1, Integer::sum) >= 0)
                .toList();
        return claimed.stream().map(record -> claim(record, request.node())).toList();
    }

    private Claim claim(JobRecord record, String node) {
        Lease lapsed = leaseOn(record);
        JobRecord claimed = put(record, record.standing(), record.revision(), node);
        return new Claim(claimed, lapsed == null ? Standing.NEVER : lapsed.until());
    }

    /** What the node could claim, now or later. */
    private Stream<JobRecord> candidates(ExchangeRequest request) {
        return records.values().stream()
                .filter(record -> due(record) != Standing.NEVER)
                .filter(record -> leaseOn(record) == null || leaseOn(record).isOver())
                .filter(record -> !request.declined().contains(record.id()))
                .filter(record ->
                        request.capacity().getOrDefault(record.definition().executor(), 0) > 0);
    }

    private Lease leaseOn(JobRecord record) {
        return record.owner() == null ? null : leases.get(record.owner());
    }
    // endregion

    // region telling
    List<JobRecord> owned(String node) {
        return records.values().stream().filter(record -> isOwned(record, node)).toList();
    }

    private static boolean isOwned(JobRecord record, String node) {
        return record != null && node.equals(record.owner());
    }

    boolean isUnfinished(long now) {
        return records.values().stream()
                .anyMatch(record -> due(record) != Standing.NEVER
                        || leaseOn(record) != null && leaseOn(record).holds(now));
    }

    private static long due(JobRecord record) {
        return record.standing().due();
    }
    // endregion
}
