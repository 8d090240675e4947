package io.apscheduler.store.memory;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A job store as plain as can be: maps, one lock, and a look at every record where a better store has an index. It keeps the
 * whole contract. Written to be read beside it, and to be broken: each step is a method of its own.
 */
class SimpleJobStore implements JobStore {
    // region order
    static final Comparator<JobRecord> BY_NEXT_FIRE = Comparator.comparingLong(
                    (JobRecord record) -> record.standing().nextFire())
            .thenComparing(JobRecord::id);
    static final Comparator<JobRecord> BY_PRIORITY_THEN_DUE = Comparator.comparingInt(
                    (JobRecord record) -> -record.definition().priority())
            .thenComparingLong(record -> record.standing().due());
    // endregion

    // region state
    final Map<String, JobRecord> records = new HashMap<>();

    /** Until when the lease of each incarnation ever seen holds, or had held. */
    final Map<String, Long> leases = new HashMap<>();

    /** Incarnations that are dead, for ever. */
    final Set<String> dead = new HashSet<>();

    /** What each incarnation has still to be told. */
    final Map<String, Set<String>> notices = new HashMap<>();

    final ReentrantLock lock = new ReentrantLock();
    volatile StoreContext context;
    // endregion

    // region opening
    @Override
    public void open(StoreContext context) {
        this.context = context;
    }

    @Override
    public void close() {
        context = null;
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            if (context == null) {
                throw new JobStoreException("The store is closed. Open it first.");
            }
            return action.get();
        } finally {
            lock.unlock();
        }
    }
    // endregion

    @Override
    public boolean isPersistent() {
        return false;
    }

    // region records
    @Override
    public List<JobRecord> add(List<JobRecord> added) {
        return locked(() -> {
            List<JobRecord> there = new ArrayList<>();
            for (JobRecord record : added) {
                JobRecord before = records.putIfAbsent(record.id(), record);
                if (before != null) {
                    there.add(before);
                }
            }
            return there;
        });
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return locked(() -> Optional.ofNullable(records.get(id)));
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return locked(() -> records.values().stream()
                .filter(record -> query.origin() == null
                        || query.origin().equals(record.definition().origin()))
                .filter(record -> query.after() == null || isBehind(record, query.after()))
                .sorted(BY_NEXT_FIRE)
                .limit(query.limit())
                .toList());
    }

    boolean isBehind(JobRecord record, JobQuery.Position position) {
        int order = Long.compare(record.standing().nextFire(), position.nextFire());
        return order > 0 || order == 0 && record.id().compareTo(position.id()) > 0;
    }

    @Override
    public Optional<JobRecord> update(JobRecord edited) {
        return locked(() -> {
            JobRecord record = records.get(edited.id());
            if (record == null || record.fence() != edited.fence()) {
                return Optional.empty();
            }
            JobRecord written = new JobRecord(
                    record.id(),
                    edited.definition(),
                    edited.standing(),
                    record.revision() + 1,
                    record.owner(),
                    record.fence() + 1);
            records.put(record.id(), written);
            tellOwner(record);
            return Optional.of(written);
        });
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return locked(() -> {
            List<JobRecord> removed =
                    ids.stream().map(records::remove).filter(Objects::nonNull).toList();
            removed.forEach(this::tellOwner);
            return removed;
        });
    }

    void tellOwner(JobRecord record) {
        if (record.owner() != null) {
            notices.computeIfAbsent(record.owner(), node -> new LinkedHashSet<>())
                    .add(record.id());
        }
    }
    // endregion

    // region exchange
    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        return locked(() -> {
            long now = now();
            boolean leaseHeld = renew(request, now);
            List<String> refused = complete(request, leaseHeld);
            Set<String> changed = takeNotices(request.node());
            changed.addAll(refused);
            buryLapsed(now);
            List<Claim> claims = leaseHeld ? claim(request, now) : List.of();
            claims.forEach(claim -> changed.remove(claim.record().id()));
            List<Change> changes = changed.stream()
                    .map(id -> new Change(id, leaseHeld ? ifOwned(id, request.node()) : null))
                    .toList();
            return new ExchangeReply(leaseHeld, claims, refused, changes, nextDue(request), now);
        });
    }

    long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, context.clock().instant());
    }
    // endregion

    // region lease
    boolean renew(ExchangeRequest request, long now) {
        Long until = leases.get(request.node());
        if (dead.contains(request.node()) || until != null && until <= now) {
            dead.add(request.node());
            return false;
        }
        leases.put(request.node(), now + request.leaseMicros());
        return true;
    }

    void buryLapsed(long now) {
        leases.forEach((node, until) -> {
            if (until <= now) {
                dead.add(node);
            }
        });
    }

    @Override
    public void leave(String node) {
        locked(() -> {
            if (leases.containsKey(node) && dead.add(node)) {
                leases.merge(node, now(), Math::min);
            }
            return null;
        });
    }
    // endregion

    // region complete
    List<String> complete(ExchangeRequest request, boolean leaseHeld) {
        List<String> refused = new ArrayList<>();
        for (Completion completion : request.completions()) {
            JobRecord record = records.get(completion.id());
            if (record == null || record.fence() != completion.fence()) {
                refused.add(completion.id());
            } else {
                apply(completion, record, leaseHeld);
            }
        }
        return refused;
    }

    void apply(Completion completion, JobRecord record, boolean leaseHeld) {
        if (completion instanceof Completion.Advance advance) {
            String owner = advance.keep() ? record.owner() : null;
            records.put(record.id(), with(record, advance.standing(), owner));
        } else {
            records.remove(record.id());
        }
    }

    /** The record with a raised fence. */
    JobRecord with(JobRecord record, Standing standing, String owner) {
        return new JobRecord(record.id(), record.definition(), standing, record.revision(), owner, record.fence() + 1);
    }
    // endregion

    // region claim
    List<Claim> claim(ExchangeRequest request, long now) {
        List<Claim> claims = new ArrayList<>();
        Map<String, Integer> capacity = new HashMap<>(request.capacity());
        long horizon = now + request.lookAheadMicros();
        for (JobRecord record : candidates(request).sorted(BY_PRIORITY_THEN_DUE).toList()) {
            if (record.standing().due() <= horizon
                    && capacity.merge(record.definition().executor(), -1, Integer::sum) >= 0) {
                claims.add(claim(record, request.node()));
            }
        }
        return claims;
    }

    Claim claim(JobRecord record, String node) {
        JobRecord claimed = with(record, record.standing(), node);
        records.put(record.id(), claimed);
        return new Claim(claimed, record.owner() == null ? Standing.NEVER : leases.get(record.owner()));
    }

    /** What the node could claim, now or later. */
    Stream<JobRecord> candidates(ExchangeRequest request) {
        return records.values().stream()
                .filter(record -> record.standing().due() != Standing.NEVER)
                .filter(this::isFree)
                .filter(record -> !request.declined().contains(record.id()))
                .filter(record ->
                        request.capacity().getOrDefault(record.definition().executor(), 0) > 0);
    }

    boolean isFree(JobRecord record) {
        return record.owner() == null || dead.contains(record.owner());
    }
    // endregion

    // region telling
    Set<String> takeNotices(String node) {
        Set<String> taken = notices.remove(node);
        return taken == null ? new LinkedHashSet<>() : taken;
    }

    JobRecord ifOwned(String id, String node) {
        JobRecord record = records.get(id);
        return record != null && node.equals(record.owner()) ? record : null;
    }

    long nextDue(ExchangeRequest request) {
        return candidates(request)
                .mapToLong(record -> record.standing().due())
                .min()
                .orElse(Standing.NEVER);
    }

    @Override
    public List<JobRecord> owned(String node) {
        return locked(() -> records.values().stream()
                .filter(record -> node.equals(record.owner()))
                .toList());
    }

    @Override
    public boolean isUnfinished() {
        return locked(() -> records.values().stream()
                .anyMatch(record -> record.standing().due() != Standing.NEVER || isOwnedByTheLiving(record)));
    }

    boolean isOwnedByTheLiving(JobRecord record) {
        return record.owner() != null && !dead.contains(record.owner()) && leases.get(record.owner()) > now();
    }
    // endregion
}
