package io.apscheduler.engine.simulation;

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
import io.apscheduler.spi.Standing.StateText;
import io.apscheduler.spi.StoreContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store as plain as can be, with leases as a database has them, to be seen by several nodes. Each step of an exchange is a
 * method of its own, so that it can be broken. Confined to one thread, but for a contract test's sake locked as a whole.
 */
class ReferenceStore implements JobStore {
    private static final Comparator<JobRecord> BY_NEXT_FIRE = Comparator.comparingLong(
                    (JobRecord record) -> record.standing().nextFire())
            .thenComparing(JobRecord::id);
    private static final Comparator<JobRecord> BY_PRIORITY_THEN_DUE = Comparator.comparingInt(
                    (JobRecord record) -> -record.definition().priority())
            .thenComparingLong(record -> record.standing().due());

    final Map<String, JobRecord> records = new TreeMap<>();
    private final Map<String, Long> leases = new LinkedHashMap<>();
    private final Set<String> dead = new HashSet<>();
    private final Map<String, Set<String>> notices = new LinkedHashMap<>();
    private @Nullable StoreContext context;

    @Override
    public synchronized void open(StoreContext opened) {
        context = opened;
    }

    @Override
    public synchronized void close() {
        context = null;
    }

    private long now() {
        if (context == null) {
            throw new JobStoreException("The store is closed. Open it first.");
        }
        return ChronoUnit.MICROS.between(Instant.EPOCH, context.clock().instant());
    }

    /** Whether the lease of an incarnation has lapsed for good. */
    synchronized boolean isDead(String node) {
        return dead.contains(node) || leases.getOrDefault(node, Long.MAX_VALUE) <= now();
    }

    private static Standing written(Standing standing) {
        StateText state = standing.state();
        return state == null
                ? standing
                : new Standing(
                        standing.nextFire(),
                        standing.due(),
                        standing.runs(),
                        standing.paused(),
                        standing.quarantine(),
                        StateText.of(state.text()));
    }

    @Override
    public synchronized List<JobRecord> add(List<JobRecord> added) {
        now();
        List<JobRecord> there = new ArrayList<>();
        for (JobRecord record : added) {
            JobRecord before =
                    records.putIfAbsent(record.id(), record.edited(record.definition(), written(record.standing())));
            if (before != null) {
                there.add(before);
            }
        }
        return there;
    }

    @Override
    public synchronized Optional<JobRecord> find(String id) {
        now();
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public synchronized List<JobRecord> list(JobQuery query) {
        now();
        return records.values().stream()
                .filter(record -> query.origin() == null
                        || query.origin().equals(record.definition().origin()))
                .filter(record -> query.after() == null || isBehind(record, query.after()))
                .sorted(BY_NEXT_FIRE)
                .limit(query.limit())
                .toList();
    }

    private static boolean isBehind(JobRecord record, JobQuery.Position position) {
        int order = Long.compare(record.standing().nextFire(), position.nextFire());
        return order > 0 || order == 0 && record.id().compareTo(position.id()) > 0;
    }

    @Override
    public synchronized Optional<JobRecord> update(JobRecord edited) {
        now();
        JobRecord record = records.get(edited.id());
        if (record == null || record.fence() != edited.fence()) {
            return Optional.empty();
        }
        JobRecord written = new JobRecord(
                record.id(),
                edited.definition(),
                written(edited.standing()),
                record.revision() + 1,
                record.owner(),
                record.fence() + 1);
        records.put(record.id(), written);
        tellOwner(record);
        return Optional.of(written);
    }

    @Override
    public synchronized List<JobRecord> remove(Collection<String> ids) {
        now();
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

    @Override
    public synchronized ExchangeReply exchange(ExchangeRequest request) {
        long now = now();
        boolean leaseHeld = renew(request, now);
        List<String> refused = complete(request);
        Set<String> changed = notices.remove(request.node());
        changed = changed == null ? new LinkedHashSet<>() : changed;
        changed.addAll(refused);
        buryLapsed(now);
        List<Claim> claims = leaseHeld ? claim(request, now) : List.of();
        for (Claim claim : claims) {
            changed.remove(claim.record().id());
        }
        List<Change> changes = changed.stream()
                .map(id -> new Change(id, leaseHeld ? ifOwned(id, request.node()) : null))
                .toList();
        return new ExchangeReply(leaseHeld, claims, refused, changes, nextDue(request), now);
    }

    private boolean renew(ExchangeRequest request, long now) {
        Long until = leases.get(request.node());
        if (dead.contains(request.node()) || until != null && until <= now) {
            bury(request.node());
            return false;
        }
        leases.put(request.node(), now + request.leaseMicros());
        return true;
    }

    private void buryLapsed(long now) {
        leases.forEach((node, until) -> {
            if (until <= now) {
                bury(node);
            }
        });
    }

    /** An incarnation is dead, for ever. */
    private void bury(String node) {
        if (dead.add(node)) {
            notices.remove(node);
            buried(node);
        }
    }

    void buried(String node) {}

    @Override
    public synchronized void leave(String node) {
        long now = now();
        if (leases.containsKey(node) && !dead.contains(node)) {
            leases.merge(node, now, Math::min);
            bury(node);
        }
    }

    private List<String> complete(ExchangeRequest request) {
        List<String> refused = new ArrayList<>();
        for (Completion completion : request.completions()) {
            JobRecord record = records.get(completion.id());
            if (record == null || !matches(completion, record, request.node())) {
                refused.add(completion.id());
            } else {
                apply(completion, record);
                applied(request.node(), record, records.get(completion.id()));
            }
        }
        return refused;
    }

    boolean matches(Completion completion, JobRecord record, String node) {
        return record.fence() == completion.fence();
    }

    private void apply(Completion completion, JobRecord record) {
        if (completion instanceof Completion.Advance advance) {
            String owner = advance.keep() ? record.owner() : null;
            records.put(record.id(), with(record, written(advance.standing()), owner));
        } else {
            records.remove(record.id());
        }
    }

    void applied(String node, JobRecord before, @Nullable JobRecord after) {}

    /** The record with a raised fence. */
    static JobRecord with(JobRecord record, Standing standing, @Nullable String owner) {
        return new JobRecord(record.id(), record.definition(), standing, record.revision(), owner, record.fence() + 1);
    }

    private List<Claim> claim(ExchangeRequest request, long now) {
        List<Claim> claims = new ArrayList<>();
        Map<String, Integer> capacity = new LinkedHashMap<>(request.capacity());
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
    private Stream<JobRecord> candidates(ExchangeRequest request) {
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

    private @Nullable JobRecord ifOwned(String id, String node) {
        JobRecord record = records.get(id);
        return record != null && node.equals(record.owner()) ? record : null;
    }

    private long nextDue(ExchangeRequest request) {
        return candidates(request)
                .mapToLong(record -> record.standing().due())
                .min()
                .orElse(Standing.NEVER);
    }

    @Override
    public synchronized List<JobRecord> owned(String node) {
        now();
        return records.values().stream()
                .filter(record -> node.equals(record.owner()))
                .toList();
    }

    @Override
    public synchronized boolean isUnfinished() {
        now();
        return records.values().stream()
                .anyMatch(record ->
                        record.standing().due() != Standing.NEVER || record.owner() != null && !isDead(record.owner()));
    }
}
