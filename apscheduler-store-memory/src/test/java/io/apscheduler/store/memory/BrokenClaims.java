package io.apscheduler.store.memory;

import static io.apscheduler.store.memory.Broken.dawdle;
import static io.apscheduler.store.memory.Broken.numbers;
import static io.apscheduler.store.memory.Broken.standing;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that hand records to the wrong node, or at the wrong time: rules C and N. */
final class BrokenClaims {
    private static final long HOUR = 3_600_000_000L;

    private BrokenClaims() {}

    static Stream<Broken> all() {
        return Stream.concat(claiming(), leases());
    }

    private static Stream<Broken> claiming() {
        return Stream.of(
                asked("C1", "claims an hour early", request -> ahead(request, request.lookAheadMicros() + HOUR)),
                asked("C1", "claims a millisecond early", request -> ahead(request, request.lookAheadMicros() + 1_000)),
                asked("C1", "does not look ahead", request -> ahead(request, 0)),
                asked("C2", "claims one more", request -> room(request, (executor, most) -> most + 1)),
                asked("C2", "takes all capacity for one", request -> {
                    int sum = request.capacity().values().stream()
                            .mapToInt(most -> most)
                            .sum();
                    return room(request, (executor, most) -> sum);
                }),
                new Broken("C2", "claims for executors that were not named", () -> new SimpleJobStore() {
                    @Override
                    public ExchangeReply exchange(ExchangeRequest request) {
                        Map<String, Integer> more = new HashMap<>(request.capacity());
                        more.putIfAbsent("other", 1);
                        return super.exchange(room(request, more));
                    }
                }),
                new Broken("C3", "overlooks some", () -> new SimpleJobStore() {
                    @Override
                    Stream<JobRecord> candidates(ExchangeRequest request) {
                        return super.candidates(request)
                                .filter(record -> !record.id().endsWith("97"));
                    }
                }),
                new Broken("C4", "knows no priority", () -> new SimpleJobStore() {
                    @Override
                    List<Claim> claim(ExchangeRequest request, long now) {
                        return inOrder(
                                this, request, now, record -> record.standing().due());
                    }
                }),
                new Broken("C4", "takes the latest first", () -> new SimpleJobStore() {
                    @Override
                    List<Claim> claim(ExchangeRequest request, long now) {
                        return inOrder(
                                this, request, now, record -> -record.standing().due());
                    }
                }),
                replied("C4", "tells claims in any order", claims -> {
                    List<Claim> shuffled = new ArrayList<>(claims);
                    Collections.reverse(shuffled);
                    return shuffled;
                }),
                asked("C5", "claims what is declined", request -> declining(request, Set.of())),
                new Broken("C5", "counts the declined against the capacity", () -> new SimpleJobStore() {
                    @Override
                    List<Claim> claim(ExchangeRequest request, long now) {
                        int declined = (int) request.declined().stream()
                                .filter(records::containsKey)
                                .count();
                        return super.claim(room(request, (executor, most) -> most - declined), now);
                    }
                }),
                claimed(
                        "C6",
                        "does not raise the fence",
                        record -> numbers(record, record.revision(), record.fence() - 1)),
                claimed("C6", "raises the revision", record -> numbers(record, record.revision() + 1, record.fence())),
                claimed(
                        "C6",
                        "forgets the due time",
                        record -> standing(
                                record, Broken.at(record.standing().nextFire(), Standing.NEVER, record.standing()))),
                claimed(
                        "C6",
                        "forgets the notes",
                        record -> standing(
                                record,
                                new Standing(
                                        record.standing().nextFire(),
                                        record.standing().due(),
                                        record.standing().runs(),
                                        false,
                                        null,
                                        null))),
                new Broken("C7", "claims what is owned", () -> new SimpleJobStore() {
                    @Override
                    boolean isFree(JobRecord record) {
                        return true;
                    }
                }),
                new Broken("C7", "frees what is owned by each exchange without capacity", () -> new SimpleJobStore() {
                    @Override
                    public ExchangeReply exchange(ExchangeRequest request) {
                        if (request.capacity().isEmpty()) {
                            locked(() -> {
                                records.replaceAll((id, record) -> Broken.owner(record, null));
                                return null;
                            });
                        }
                        return super.exchange(request);
                    }
                }),
                new Broken("C8", "goes by the next fire time", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> add(List<JobRecord> added) {
                        return super.add(added.stream()
                                .map(record -> record.standing().quarantine() != null
                                        ? record
                                        : standing(
                                                record,
                                                Broken.at(
                                                        record.standing().nextFire(),
                                                        record.standing().nextFire(),
                                                        record.standing())))
                                .toList());
                    }
                }),
                new Broken("C8", "leaves the paused, due or not", () -> new SimpleJobStore() {
                    @Override
                    Stream<JobRecord> candidates(ExchangeRequest request) {
                        return super.candidates(request)
                                .filter(record -> !record.standing().paused());
                    }
                }),
                new Broken("X1", "looks first and claims then", RacingClaims::new));
    }

    private static Stream<Broken> leases() {
        return Stream.of(
                new Broken("N1", "never takes from the dead", () -> new SimpleJobStore() {
                    @Override
                    void buryLapsed(long now) {}
                }),
                new Broken("N1", "does not tell of the dead owner", () -> new SimpleJobStore() {
                    @Override
                    Claim claim(JobRecord record, String node) {
                        return new Claim(super.claim(record, node).record(), Standing.NEVER);
                    }
                }),
                new Broken("N1", "tells a wrong end of the lease", () -> new SimpleJobStore() {
                    @Override
                    Claim claim(JobRecord record, String node) {
                        Claim claim = super.claim(record, node);
                        return claim.isRecovered() ? new Claim(claim.record(), now()) : claim;
                    }
                }),
                new Broken("N1", "remembers the dead owner for ever", () -> new SimpleJobStore() {
                    private final Map<String, Long> recovered = new HashMap<>();

                    @Override
                    Claim claim(JobRecord record, String node) {
                        Claim claim = super.claim(record, node);
                        if (claim.isRecovered()) {
                            recovered.put(record.id(), claim.deadOwnerLease());
                        }
                        return new Claim(claim.record(), recovered.getOrDefault(record.id(), Standing.NEVER));
                    }
                }),
                new Broken("N2", "renews only when there is work", () -> new SimpleJobStore() {
                    @Override
                    boolean renew(ExchangeRequest request, long now) {
                        Long before = leases.get(request.node());
                        boolean held = super.renew(request, now);
                        if (before != null
                                && request.completions().isEmpty()
                                && request.capacity().isEmpty()) {
                            leases.put(request.node(), before);
                        }
                        return held;
                    }
                }),
                asked(
                        "N2",
                        "gives each lease ten seconds",
                        request -> new ExchangeRequest(
                                request.node(),
                                10_000_000,
                                request.completions(),
                                request.capacity(),
                                request.declined(),
                                request.lookAheadMicros())),
                new Broken("N3", "lets the lapsed come back", () -> new SimpleJobStore() {
                    @Override
                    boolean renew(ExchangeRequest request, long now) {
                        leases.put(request.node(), now + request.leaseMicros());
                        dead.remove(request.node());
                        return true;
                    }
                }),
                new Broken("N3", "tells the lapsed once", () -> new SimpleJobStore() {
                    @Override
                    boolean renew(ExchangeRequest request, long now) {
                        boolean held = super.renew(request, now);
                        if (!held) {
                            leases.remove(request.node());
                            dead.remove(request.node());
                        }
                        return held;
                    }
                }),
                new Broken("N4", "refuses what the lapsed did", () -> new SimpleJobStore() {
                    @Override
                    List<String> complete(ExchangeRequest request, boolean leaseHeld) {
                        return leaseHeld
                                ? super.complete(request, true)
                                : new ArrayList<>(request.completions().stream()
                                        .map(done -> done.id())
                                        .toList());
                    }
                }),
                new Broken("N4", "releases what the lapsed would keep", () -> new SimpleJobStore() {
                    @Override
                    void apply(Completion completion, JobRecord record, boolean leaseHeld) {
                        super.apply(completion, record, leaseHeld);
                        if (!leaseHeld && completion instanceof Completion.Advance advance) {
                            records.put(record.id(), with(record, advance.standing(), null));
                        }
                    }
                }),
                new Broken("N4", "lets anybody keep what the dead left", () -> new SimpleJobStore() {
                    @Override
                    void apply(Completion completion, JobRecord record, boolean leaseHeld) {
                        super.apply(completion, record, leaseHeld);
                        if (leaseHeld && completion instanceof Completion.Advance advance && advance.keep()) {
                            dead.remove(record.owner());
                            leases.put(record.owner(), Long.MAX_VALUE);
                        }
                    }
                }),
                new Broken("N5", "renews late leases that were taken over", () -> new SimpleJobStore() {
                    @Override
                    boolean renew(ExchangeRequest request, long now) {
                        boolean takenOver = records.values().stream().anyMatch(record -> "n2".equals(record.owner()));
                        return super.renew(request, now) || takenOver;
                    }
                }),
                new Broken("N6", "keeps the lease of who leaves", () -> new SimpleJobStore() {
                    @Override
                    public void leave(String node) {
                        locked(() -> null);
                    }
                }),
                new Broken("N6", "ends all leases when anyone leaves", () -> new SimpleJobStore() {
                    @Override
                    public void leave(String node) {
                        List.copyOf(leases.keySet()).forEach(super::leave);
                    }
                }),
                new Broken("N7", "takes from the dead what is not due", () -> new SimpleJobStore() {
                    @Override
                    List<Claim> claim(ExchangeRequest request, long now) {
                        records.values().stream()
                                .filter(record -> dead.contains(record.owner())
                                        && record.standing().due() != Standing.NEVER)
                                .toList()
                                .forEach(record -> records.put(
                                        record.id(),
                                        standing(
                                                record,
                                                Broken.at(record.standing().nextFire(), now, record.standing()))));
                        return super.claim(request, now);
                    }
                }),
                new Broken("N8", "tells what anyone owns", TellsWhatAnyoneOwns::new),
                new Broken("N8", "tells nothing of what is owned", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> owned(String node) {
                        return locked(List::of);
                    }
                }),
                new Broken("N9", "robs newcomers", () -> new SimpleJobStore() {
                    private final Set<String> known = new HashSet<>();

                    @Override
                    public ExchangeReply exchange(ExchangeRequest request) {
                        return locked(() -> {
                            ExchangeReply reply = super.exchange(request);
                            known.add(request.node());
                            return reply;
                        });
                    }

                    @Override
                    boolean isFree(JobRecord record) {
                        return super.isFree(record) || record.owner().startsWith("newcomer") && known.contains("old");
                    }
                }),
                new Broken("N10", "takes a clock stepping back for the end of all leases", () -> new SimpleJobStore() {
                    private long latest;

                    @Override
                    void buryLapsed(long now) {
                        if (now < latest) {
                            dead.addAll(leases.keySet());
                        }
                        latest = now;
                        super.buryLapsed(now);
                    }
                }));
    }

    private static Broken asked(String rule, String fault, UnaryOperator<ExchangeRequest> change) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            public ExchangeReply exchange(ExchangeRequest request) {
                return super.exchange(change.apply(request));
            }
        });
    }

    private static Broken claimed(String rule, String fault, UnaryOperator<JobRecord> damage) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            Claim claim(JobRecord record, String node) {
                Claim claim = super.claim(record, node);
                JobRecord damaged = damage.apply(claim.record());
                records.put(record.id(), damaged);
                return new Claim(damaged, claim.deadOwnerLease());
            }
        });
    }

    private static Broken replied(String rule, String fault, UnaryOperator<List<Claim>> change) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            List<Claim> claim(ExchangeRequest request, long now) {
                return change.apply(super.claim(request, now));
            }
        });
    }

    private static List<Claim> inOrder(
            SimpleJobStore store, ExchangeRequest request, long now, ToLongFunction<JobRecord> order) {
        List<Claim> claims = new ArrayList<>();
        Map<String, Integer> left = new HashMap<>(request.capacity());
        store.candidates(request)
                .filter(record -> record.standing().due() <= now + request.lookAheadMicros())
                .sorted(Comparator.comparingLong(order))
                .toList()
                .forEach(record -> {
                    if (left.merge(record.definition().executor(), -1, Integer::sum) >= 0) {
                        claims.add(store.claim(record, request.node()));
                    }
                });
        return claims;
    }

    private static ExchangeRequest ahead(ExchangeRequest request, long micros) {
        return new ExchangeRequest(
                request.node(),
                request.leaseMicros(),
                request.completions(),
                request.capacity(),
                request.declined(),
                micros);
    }

    private static ExchangeRequest declining(ExchangeRequest request, Set<String> ids) {
        return new ExchangeRequest(
                request.node(),
                request.leaseMicros(),
                request.completions(),
                request.capacity(),
                ids,
                request.lookAheadMicros());
    }

    private static ExchangeRequest room(ExchangeRequest request, BiFunction<String, Integer, Integer> change) {
        Map<String, Integer> capacity = new HashMap<>(request.capacity());
        capacity.replaceAll(change);
        return room(request, capacity);
    }

    private static ExchangeRequest room(ExchangeRequest request, Map<String, Integer> capacity) {
        return new ExchangeRequest(
                request.node(),
                request.leaseMicros(),
                request.completions(),
                capacity,
                request.declined(),
                request.lookAheadMicros());
    }

    /** Chooses under the lock, and writes under the lock, but lets go of it in between. */
    private static final class RacingClaims extends SimpleJobStore {
        @Override
        public ExchangeReply exchange(ExchangeRequest request) {
            ExchangeReply first = super.exchange(room(request, Map.of()));
            List<JobRecord> chosen = locked(() -> candidates(request).limit(5).toList());
            dawdle();
            List<Claim> claims = locked(() -> chosen.stream()
                    .filter(record -> records.containsKey(record.id()))
                    .map(record -> claim(records.get(record.id()), request.node()))
                    .toList());
            return new ExchangeReply(true, claims, first.refused(), first.changes(), first.nextDue(), first.now());
        }
    }
}
