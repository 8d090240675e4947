package io.apscheduler.store.memory;

import static io.apscheduler.store.memory.Broken.numbers;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that record finished work wrongly, or tell wrong news: rules F, T and X. */
final class BrokenExchanges {
    private static final long SECOND = 1_000_000;

    private BrokenExchanges() {}

    static Stream<Broken> all() {
        return Stream.of(completing(), telling(), underLoad()).flatMap(stores -> stores);
    }

    private static Stream<Broken> completing() {
        return Stream.of(
                advanced(
                        "F1",
                        "writes half of the standing",
                        (before, after) -> Broken.standing(
                                after,
                                Broken.at(
                                        after.standing().nextFire(),
                                        after.standing().due(),
                                        before.standing()))),
                advanced("F1", "does not release", (before, after) -> Broken.owner(after, before.owner())),
                advanced(
                        "F1",
                        "forgets the due time",
                        (before, after) -> Broken.standing(
                                after, Broken.at(after.standing().nextFire(), Standing.NEVER, after.standing()))),
                advanced("F2", "does not keep", (before, after) -> Broken.owner(after, null)),
                new Broken("F3", "keeps what was removed, never due", () -> new SimpleJobStore() {
                    @Override
                    void apply(Completion completion, JobRecord record, boolean leaseHeld) {
                        if (completion instanceof Completion.Remove) {
                            Standing over = Broken.at(Standing.NEVER, Standing.NEVER, record.standing());
                            records.put(record.id(), with(record, over, null));
                        } else {
                            super.apply(completion, record, leaseHeld);
                        }
                    }
                }),
                new Broken("F4", "applies whatever the fence", () -> new SimpleJobStore() {
                    @Override
                    List<String> complete(ExchangeRequest request, boolean leaseHeld) {
                        return completeIf(this, request, leaseHeld, (completion, record) -> true);
                    }
                }),
                new Broken("F4", "goes by the owner instead of the fence", () -> new SimpleJobStore() {
                    @Override
                    List<String> complete(ExchangeRequest request, boolean leaseHeld) {
                        return completeIf(
                                this,
                                request,
                                leaseHeld,
                                (done, record) -> record.fence() == done.fence()
                                        || request.node().equals(record.owner()));
                    }
                }),
                new Broken("F4", "applies what has a fence ahead", () -> new SimpleJobStore() {
                    @Override
                    List<String> complete(ExchangeRequest request, boolean leaseHeld) {
                        return completeIf(this, request, leaseHeld, (done, record) -> record.fence() <= done.fence());
                    }
                }),
                new Broken("F4", "applies half of what it refuses", () -> new SimpleJobStore() {
                    @Override
                    List<String> complete(ExchangeRequest request, boolean leaseHeld) {
                        List<String> refused = super.complete(request, leaseHeld);
                        refused.forEach(
                                id -> records.computeIfPresent(id, (key, record) -> Broken.owner(record, null)));
                        return refused;
                    }
                }),
                new Broken("F4", "refuses the rest after the first refusal", () -> new SimpleJobStore() {
                    @Override
                    List<String> complete(ExchangeRequest request, boolean leaseHeld) {
                        boolean[] failed = {false};
                        return completeIf(this, request, leaseHeld, (completion, record) -> {
                            failed[0] |= record.fence() != completion.fence();
                            return !failed[0];
                        });
                    }
                }),
                new Broken("F4", "brings back what was removed", () -> new SimpleJobStore() {
                    @Override
                    List<String> complete(ExchangeRequest request, boolean leaseHeld) {
                        request.completions()
                                .forEach(done -> records.computeIfAbsent(
                                        done.id(),
                                        id -> new JobRecord(
                                                id,
                                                Definition.of("", "", "", 5, null),
                                                new Standing(0, Standing.NEVER, 0, false, null, null),
                                                0,
                                                null,
                                                done.fence())));
                        return super.complete(request, leaseHeld);
                    }
                }),
                advanced(
                        "F5",
                        "does not raise the fence",
                        (before, after) -> numbers(after, after.revision(), before.fence())),
                new Broken("F5", "takes a repetition for new", () -> new SimpleJobStore() {
                    @Override
                    List<String> complete(ExchangeRequest request, boolean leaseHeld) {
                        return completeIf(
                                this,
                                request,
                                leaseHeld,
                                (done, record) -> record.fence() == done.fence() || record.fence() == done.fence() + 1);
                    }
                }),
                changed("F6", "does not hand over anew", changes -> List.of()),
                changed(
                        "F6",
                        "tells of every record as gone",
                        changes -> changes.stream()
                                .map(change -> new Change(change.id(), null))
                                .toList()),
                new Broken("F6", "hands over what is another's", () -> new SimpleJobStore() {
                    @Override
                    JobRecord ifOwned(String id, String node) {
                        return records.get(id);
                    }
                }),
                new Broken("F6", "tells a claim as a change, too", () -> new SimpleJobStore() {
                    @Override
                    public ExchangeReply exchange(ExchangeRequest request) {
                        ExchangeReply reply = super.exchange(request);
                        List<Change> more = new ArrayList<>(reply.changes());
                        reply.claims().stream()
                                .map(Claim::record)
                                .filter(record -> reply.refused().contains(record.id()))
                                .forEach(record -> more.add(new Change(record.id(), record)));
                        return new ExchangeReply(
                                reply.leaseHeld(), reply.claims(), reply.refused(), more, reply.nextDue(), reply.now());
                    }
                }),
                new Broken("F7", "applies a hundred at most", () -> new SimpleJobStore() {
                    @Override
                    public ExchangeReply exchange(ExchangeRequest request) {
                        List<Completion> first =
                                request.completions().stream().limit(100).toList();
                        return super.exchange(new ExchangeRequest(
                                request.node(),
                                request.leaseMicros(),
                                first,
                                request.capacity(),
                                request.declined(),
                                request.lookAheadMicros()));
                    }
                }));
    }

    private static Stream<Broken> telling() {
        return Stream.of(
                changed(
                        "T1",
                        "does not tell of edits",
                        changes -> changes.stream()
                                .filter(change -> change.record() == null)
                                .toList()),
                new Broken("T1", "tells of edits for ever", () -> new SimpleJobStore() {
                    @Override
                    Set<String> takeNotices(String node) {
                        return new LinkedHashSet<>(notices.getOrDefault(node, Set.of()));
                    }
                }),
                new Broken("T1", "tells of edits only to those with capacity", () -> new SimpleJobStore() {
                    @Override
                    public ExchangeReply exchange(ExchangeRequest request) {
                        ExchangeReply reply = super.exchange(request);
                        return request.capacity().isEmpty() ? answer(reply, reply.nextDue(), List.of()) : reply;
                    }
                }),
                changed(
                        "T2",
                        "does not tell of removals",
                        changes -> changes.stream()
                                .filter(change -> change.record() != null)
                                .toList()),
                new Broken("T2", "hands over the successor of what was removed", () -> new SimpleJobStore() {
                    @Override
                    JobRecord ifOwned(String id, String node) {
                        return records.get(id);
                    }
                }),
                new Broken("T3", "tells everyone", () -> new SimpleJobStore() {
                    @Override
                    void tellOwner(JobRecord record) {
                        leases.keySet()
                                .forEach(node -> notices.computeIfAbsent(node, key -> new LinkedHashSet<>())
                                        .add(record.id()));
                    }
                }),
                new Broken("T3", "tells nodes of their own work", () -> new SimpleJobStore() {
                    @Override
                    void apply(Completion completion, JobRecord record, boolean leaseHeld) {
                        super.apply(completion, record, leaseHeld);
                        tellOwner(record);
                    }
                }),
                due("T4", "always says in a second", (store, request) -> store.now() + SECOND),
                due(
                        "T4",
                        "subtracts the look-ahead",
                        (store, request) -> store.candidates(request)
                                .mapToLong(record -> record.standing().due() - request.lookAheadMicros())
                                .min()
                                .orElse(Standing.NEVER)),
                due(
                        "T4",
                        "says now when there is nothing",
                        (store, request) -> store.candidates(request)
                                .mapToLong(record -> record.standing().due())
                                .min()
                                .orElse(store.now())),
                due("T5", "counts the owned", (store, request) -> least(store, record -> true)),
                due(
                        "T5",
                        "counts next fire times",
                        (store, request) -> store.records.values().stream()
                                .filter(store::isFree)
                                .mapToLong(record -> record.standing().nextFire())
                                .min()
                                .orElse(Standing.NEVER)),
                due(
                        "T5",
                        "counts the declined",
                        (store, request) -> least(
                                store,
                                record -> store.isFree(record)
                                        && request.capacity()
                                                        .getOrDefault(
                                                                record.definition()
                                                                        .executor(),
                                                                0)
                                                > 0)),
                due(
                        "T5",
                        "counts all executors",
                        (store, request) -> least(
                                store,
                                record -> store.isFree(record)
                                        && !request.declined().contains(record.id()))),
                new Broken("T6", "does not count what it releases", () -> new SimpleJobStore() {
                    @Override
                    public ExchangeReply exchange(ExchangeRequest request) {
                        Set<String> released = new HashSet<>();
                        request.completions().forEach(completion -> released.add(completion.id()));
                        ExchangeReply reply = super.exchange(request);
                        long least = locked(() -> candidates(request)
                                .filter(record -> !released.contains(record.id()))
                                .mapToLong(record -> record.standing().due())
                                .min()
                                .orElse(Standing.NEVER));
                        return answer(reply, least, reply.changes());
                    }
                }),
                due(
                        "T7",
                        "looks only beyond now",
                        (store, request) -> store.candidates(request)
                                .mapToLong(record -> record.standing().due())
                                .filter(due -> due > store.now())
                                .min()
                                .orElse(Standing.NEVER)),
                told("T8", "is ahead of its clock", reply -> reply.now() + SECOND),
                told("T8", "goes back", reply -> -reply.now()),
                new Broken("T9", "thinks of what is due alone", () -> new SimpleJobStore() {
                    @Override
                    boolean isOwnedByTheLiving(JobRecord record) {
                        return false;
                    }
                }),
                new Broken("T9", "waits for the dead", () -> new SimpleJobStore() {
                    @Override
                    boolean isOwnedByTheLiving(JobRecord record) {
                        return record.owner() != null;
                    }
                }),
                new Broken("T9", "waits for the paused", () -> new SimpleJobStore() {
                    @Override
                    public boolean isUnfinished() {
                        return super.isUnfinished()
                                || locked(() -> records.values().stream()
                                        .anyMatch(record -> record.standing().nextFire() != Standing.NEVER));
                    }
                }),
                new Broken("T11", "takes what somebody has removed for lost", TellsRemovedAsLost::new),
                new Broken("T10", "takes a busy executor for one that nobody serves", () -> new SimpleJobStore() {
                    @Override
                    public Set<String> unserved(Set<String> served, long dueBefore) {
                        return locked(() -> records.values().stream()
                                .filter(record -> record.owner() == null
                                        && record.standing().due() < dueBefore)
                                .map(record -> record.definition().executor())
                                .filter(executor -> !served.contains(executor))
                                .collect(Collectors.toSet()));
                    }
                }),
                new Broken("T10", "takes no executor for one that nobody serves", () -> new SimpleJobStore() {
                    @Override
                    public Set<String> unserved(Set<String> served, long dueBefore) {
                        return Set.of();
                    }
                }));
    }

    private static Stream<Broken> underLoad() {
        return Stream.of(
                new Broken("X2", "forgets the count of what it takes from the dead", () -> new SimpleJobStore() {
                    @Override
                    Claim claim(JobRecord record, String node) {
                        Claim claim = super.claim(record, node);
                        Standing was = record.standing();
                        if (!claim.isRecovered() || was.runs() == 0) {
                            return claim;
                        }
                        JobRecord set = Broken.standing(
                                claim.record(),
                                new Standing(was.nextFire(), was.due(), was.runs() - 1, false, null, null));
                        records.put(record.id(), set);
                        return new Claim(set, claim.deadOwnerLease());
                    }
                }),
                new Broken("X3", "tells what anyone owns", TellsWhatAnyoneOwns::new),
                new Broken("X4", "writes back the definition of the claim", () -> new SimpleJobStore() {
                    private final Map<String, JobRecord> asClaimed = new HashMap<>();

                    @Override
                    Claim claim(JobRecord record, String node) {
                        asClaimed.putIfAbsent(record.id(), record);
                        return super.claim(record, node);
                    }

                    @Override
                    JobRecord with(JobRecord record, Standing standing, String owner) {
                        JobRecord then = asClaimed.getOrDefault(record.id(), record);
                        return new JobRecord(
                                record.id(), then.definition(), standing, record.revision(), owner, record.fence() + 1);
                    }
                }));
    }

    /** What decides whether a completion is applied. */
    private interface Test {
        boolean accepts(Completion completion, JobRecord record);
    }

    private static List<String> completeIf(
            SimpleJobStore store, ExchangeRequest request, boolean leaseHeld, Test test) {
        List<String> refused = new ArrayList<>();
        for (Completion completion : request.completions()) {
            JobRecord record = store.records.get(completion.id());
            if (record != null && test.accepts(completion, record)) {
                store.apply(completion, record, leaseHeld);
            } else {
                refused.add(completion.id());
            }
        }
        return refused;
    }

    private static Broken advanced(String rule, String fault, BinaryOperator<JobRecord> damage) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            void apply(Completion completion, JobRecord record, boolean leaseHeld) {
                super.apply(completion, record, leaseHeld);
                records.computeIfPresent(record.id(), (id, after) -> damage.apply(record, after));
            }
        });
    }

    private static Broken changed(String rule, String fault, UnaryOperator<List<Change>> damage) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            public ExchangeReply exchange(ExchangeRequest request) {
                ExchangeReply reply = super.exchange(request);
                return answer(reply, reply.nextDue(), damage.apply(reply.changes()));
            }
        });
    }

    private static Broken due(String rule, String fault, ToLongBiFunction<SimpleJobStore, ExchangeRequest> nextDue) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            long nextDue(ExchangeRequest request) {
                return nextDue.applyAsLong(this, request);
            }
        });
    }

    private static Broken told(String rule, String fault, ToLongFunction<ExchangeReply> now) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            public ExchangeReply exchange(ExchangeRequest request) {
                ExchangeReply reply = super.exchange(request);
                return new ExchangeReply(
                        reply.leaseHeld(),
                        reply.claims(),
                        reply.refused(),
                        reply.changes(),
                        reply.nextDue(),
                        now.applyAsLong(reply));
            }
        });
    }

    private static ExchangeReply answer(ExchangeReply reply, long nextDue, List<Change> changes) {
        return new ExchangeReply(reply.leaseHeld(), reply.claims(), reply.refused(), changes, nextDue, reply.now());
    }

    private static long least(SimpleJobStore store, Predicate<JobRecord> counts) {
        return store.records.values().stream()
                .filter(counts)
                .mapToLong(record -> record.standing().due())
                .min()
                .orElse(Standing.NEVER);
    }
}
