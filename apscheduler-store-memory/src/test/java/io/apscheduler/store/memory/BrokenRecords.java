package io.apscheduler.store.memory;

import static io.apscheduler.store.memory.Broken.at;
import static io.apscheduler.store.memory.Broken.dawdle;
import static io.apscheduler.store.memory.Broken.numbers;
import static io.apscheduler.store.memory.Broken.standing;
import static io.apscheduler.store.memory.Broken.text;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.StoreContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that keep their records wrongly: rules O, A, U, R, L. */
final class BrokenRecords {
    private BrokenRecords() {}

    static Stream<Broken> all() {
        return Stream.of(opening(), adding(), editing(), removing(), listing()).flatMap(stores -> stores);
    }

    private static Stream<Broken> opening() {
        return Stream.of(
                new Broken("O1", "answers when closed", () -> new SimpleJobStore() {
                    @Override
                    public Optional<JobRecord> find(String id) {
                        return Optional.ofNullable(records.get(id));
                    }
                }),
                new Broken("O1", "fails obscurely when closed", () -> new SimpleJobStore() {
                    @Override
                    public boolean isUnfinished() {
                        context.alias();
                        return super.isUnfinished();
                    }
                }),
                new Broken("O2", "forgets when closed", () -> new SimpleJobStore() {
                    @Override
                    public void close() {
                        super.close();
                        records.clear();
                    }
                }),
                new Broken("O2", "closes once only", () -> new SimpleJobStore() {
                    @Override
                    public void close() {
                        context.alias();
                        super.close();
                    }
                }),
                new Broken("O2", "opens once only", () -> new SimpleJobStore() {
                    private boolean opened;

                    @Override
                    public void open(StoreContext context) {
                        if (!opened) {
                            super.open(context);
                        }
                        opened = true;
                    }
                }),
                new Broken("O3", "mixes schedulers up", PersistentJobStore::new));
    }

    private static Stream<Broken> adding() {
        return Stream.of(
                added(
                        "A1",
                        "keeps ASCII only",
                        record -> text(record, ascii(record.definition().text()))),
                added(
                        "A1",
                        "cuts off at 64 KiB",
                        record -> text(
                                record,
                                record.definition()
                                        .text()
                                        .substring(
                                                0,
                                                Math.min(
                                                        65_535,
                                                        record.definition()
                                                                .text()
                                                                .length())))),
                added(
                        "A1",
                        "ignores the case of ids",
                        record -> new JobRecord(
                                record.id().toLowerCase(Locale.ROOT),
                                record.definition(),
                                record.standing(),
                                0,
                                null,
                                record.fence())),
                added(
                        "A1",
                        "strips blanks off ids",
                        record -> new JobRecord(
                                record.id().strip(), record.definition(), record.standing(), 0, null, record.fence())),
                added(
                        "A2",
                        "loses microseconds",
                        record -> standing(
                                record,
                                at(
                                        millis(record.standing().nextFire()),
                                        millis(record.standing().due()),
                                        record.standing()))),
                added(
                        "A2",
                        "keeps times as floating point numbers",
                        record -> standing(
                                record,
                                at(
                                        (long) (double) record.standing().nextFire(),
                                        (long) (double) record.standing().due(),
                                        record.standing()))),
                added("A3", "starts at revision 1", record -> numbers(record, 1, record.fence())),
                added("A3", "has fences of its own", record -> numbers(record, 0, 0)),
                new Broken("A4", "replaces what is there", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> add(List<JobRecord> added) {
                        List<JobRecord> there = super.add(added);
                        added.forEach(record -> records.put(record.id(), record));
                        return there;
                    }
                }),
                new Broken("A4", "adds all or nothing", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> add(List<JobRecord> added) {
                        List<JobRecord> there = locked(() -> added.stream()
                                .map(JobRecord::id)
                                .filter(records::containsKey)
                                .map(records::get)
                                .toList());
                        return there.isEmpty() ? super.add(added) : there;
                    }
                }),
                new Broken("A4", "returns what was to be added", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> add(List<JobRecord> added) {
                        List<String> there =
                                super.add(added).stream().map(JobRecord::id).toList();
                        return added.stream()
                                .filter(record -> there.contains(record.id()))
                                .toList();
                    }
                }),
                new Broken("A5", "takes a thousand at most", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> add(List<JobRecord> added) {
                        return super.add(added.subList(0, Math.min(1_000, added.size())));
                    }
                }),
                new Broken("A6", "looks first and adds then", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> add(List<JobRecord> added) {
                        List<JobRecord> there = new ArrayList<>();
                        for (JobRecord record : added) {
                            JobRecord before = locked(() -> records.get(record.id()));
                            dawdle();
                            if (before == null) {
                                locked(() -> records.put(record.id(), record));
                            } else {
                                there.add(before);
                            }
                        }
                        return there;
                    }
                }));
    }

    private static Stream<Broken> editing() {
        return Stream.of(
                updated(
                        "U1",
                        "leaves the revision",
                        (before, after) -> numbers(after, before.revision(), after.fence())),
                updated("U1", "leaves the fence", (before, after) -> numbers(after, after.revision(), before.fence())),
                updated(
                        "U1",
                        "writes half of the standing",
                        (before, after) -> standing(
                                after,
                                at(after.standing().nextFire(), after.standing().due(), before.standing()))),
                updated("U4", "takes the owner off", (before, after) -> Broken.owner(after, null)),
                updated(
                        "U5",
                        "leaves the due time",
                        (before, after) -> standing(
                                after,
                                at(
                                        after.standing().nextFire(),
                                        before.standing().due(),
                                        after.standing()))),
                updated(
                        "U5",
                        "leaves executor and priority",
                        (before, after) -> new JobRecord(
                                after.id(),
                                before.definition(),
                                after.standing(),
                                after.revision(),
                                after.owner(),
                                after.fence())),
                new Broken("U2", "writes whatever the fence", () -> new SimpleJobStore() {
                    @Override
                    public Optional<JobRecord> update(JobRecord edited) {
                        return super.update(locked(() -> records.containsKey(edited.id())
                                ? numbers(edited, 0, records.get(edited.id()).fence())
                                : edited));
                    }
                }),
                new Broken("U3", "brings back what was removed", () -> new SimpleJobStore() {
                    @Override
                    public Optional<JobRecord> update(JobRecord edited) {
                        locked(() -> records.putIfAbsent(edited.id(), edited));
                        return super.update(edited);
                    }
                }),
                new Broken("U6", "looks first and writes then", () -> new SimpleJobStore() {
                    @Override
                    public Optional<JobRecord> update(JobRecord edited) {
                        long fence = locked(() -> records.get(edited.id()).fence());
                        dawdle();
                        return fence == edited.fence()
                                ? super.update(locked(() -> numbers(
                                        edited, 0, records.get(edited.id()).fence())))
                                : Optional.empty();
                    }
                }));
    }

    private static Stream<Broken> removing() {
        return Stream.of(
                new Broken("R1", "leaves what is owned", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> remove(Collection<String> ids) {
                        return super.remove(ids.stream()
                                .filter(id -> locked(() -> records.containsKey(id)
                                        && records.get(id).owner() == null))
                                .toList());
                    }
                }),
                new Broken("R1", "says nothing of what it removed", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> remove(Collection<String> ids) {
                        super.remove(ids);
                        return List.of();
                    }
                }),
                new Broken("R2", "hides what should be gone", () -> new SimpleJobStore() {
                    private final List<String> hidden = new ArrayList<>();

                    @Override
                    public List<JobRecord> remove(Collection<String> ids) {
                        hidden.addAll(ids);
                        return ids.stream()
                                .flatMap(id -> super.find(id).stream())
                                .toList();
                    }

                    @Override
                    public Optional<JobRecord> find(String id) {
                        return hidden.contains(id) ? Optional.empty() : super.find(id);
                    }
                }),
                added("R3", "starts every record with fence 0", record -> numbers(record, 0, 0)));
    }

    private static Stream<Broken> listing() {
        return Stream.of(
                listed("L1", "orders by id alone", Comparator.comparing(JobRecord::id)),
                listed(
                        "L1",
                        "puts those without next fire first",
                        Comparator.comparingLong(
                                        (JobRecord record) -> record.standing().nextFire() + 1)
                                .thenComparing(JobRecord::id)),
                listed(
                        "L1",
                        "leaves the order of equal times to chance",
                        Comparator.comparingLong(
                                (JobRecord record) -> record.standing().nextFire())),
                new Broken("L2", "begins a page with the last of the page before", () -> new SimpleJobStore() {
                    @Override
                    boolean isBehind(JobRecord record, JobQuery.Position position) {
                        return super.isBehind(record, position) || record.id().equals(position.id());
                    }
                }),
                new Broken("L2", "loses those that share a time with the last of a page", () -> new SimpleJobStore() {
                    @Override
                    boolean isBehind(JobRecord record, JobQuery.Position position) {
                        return record.standing().nextFire() > position.nextFire();
                    }
                }),
                new Broken("L3", "hides the paused", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> list(JobQuery query) {
                        return super.list(query).stream()
                                .filter(record -> !record.standing().paused())
                                .toList();
                    }
                }),
                new Broken("L3", "knows no origins", () -> new SimpleJobStore() {
                    @Override
                    public List<JobRecord> list(JobQuery query) {
                        return super.list(new JobQuery(query.after(), query.limit(), null));
                    }
                }));
    }

    private static Broken added(String rule, String fault, UnaryOperator<JobRecord> damage) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            public List<JobRecord> add(List<JobRecord> added) {
                return super.add(added.stream().map(damage).toList());
            }
        });
    }

    private static Broken updated(String rule, String fault, BinaryOperator<JobRecord> damage) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            public Optional<JobRecord> update(JobRecord edited) {
                return locked(() -> {
                    JobRecord before = records.get(edited.id());
                    Optional<JobRecord> damaged = super.update(edited).map(after -> damage.apply(before, after));
                    damaged.ifPresent(record -> records.put(record.id(), record));
                    return damaged;
                });
            }
        });
    }

    private static Broken listed(String rule, String fault, Comparator<JobRecord> order) {
        return new Broken(rule, fault, () -> new SimpleJobStore() {
            @Override
            public List<JobRecord> list(JobQuery query) {
                return locked(() -> super.list(new JobQuery(query.after(), Integer.MAX_VALUE, query.origin())).stream()
                        .sorted(Comparator.comparing(
                                (JobRecord record) -> record.id().hashCode() * 0x9E3779B9))
                        .sorted(order)
                        .limit(query.limit())
                        .toList());
            }
        });
    }

    private static String ascii(String text) {
        return new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }

    private static long millis(long micros) {
        return micros == Long.MAX_VALUE ? micros : Math.floorDiv(micros, 1_000) * 1_000;
    }
}
