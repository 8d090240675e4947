package io.apscheduler.store.mapdb;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be done with the jobs of an open store. Thread-safe. */
final class Jobs {
    /** How many records are added or removed before others get a turn. */
    private static final int SECTION = 1_024;

    private final OpenStore store;
    private final Listing listing = new Listing();

    /** What the latest exchange told to be the next time that something is due: who is due later wakes nobody. */
    private volatile long told = Standing.NEVER;

    Jobs(OpenStore store) {
        this.store = store;
    }

    OpenStore store() {
        return store;
    }

    List<JobRecord> add(List<JobRecord> added) {
        List<JobRecord> there = new ArrayList<>(0);
        for (int from = 0; from < added.size(); from += SECTION) {
            there.addAll(addSection(added.subList(from, Math.min(added.size(), from + SECTION))));
        }
        return there;
    }

    private List<JobRecord> addSection(List<JobRecord> added) {
        List<JobRecord> plain = added.stream().map(Plain::of).toList();
        List<JobRecord> there = store.change((records, redo) -> {
            List<JobRecord> found = new ArrayList<>(0);
            for (JobRecord record : plain) {
                Entry entry = records.get(record.id());
                if (entry == null) {
                    records.insert(record, redo);
                } else {
                    found.add(entry.record());
                }
            }
            return snapshot -> snapshot.complete(found);
        });
        plain.forEach(record -> wake(record.standing().due()));
        return there;
    }

    Optional<JobRecord> find(String id) {
        return store.change((records, redo) -> {
            Optional<JobRecord> found = Optional.ofNullable(records.get(id)).map(Entry::record);
            return snapshot -> found.map(snapshot::complete);
        });
    }

    List<JobRecord> list(JobQuery query) {
        Listing.Listed listed = store.change((records, redo) -> {
                    Listing.Listed collected = listing.collect(records, query);
                    return snapshot -> collected;
                })
                .sort();
        return store.change((records, redo) -> {
            List<JobRecord> page = listing.page(records, query, listed);
            return snapshot -> snapshot.complete(page);
        });
    }

    Optional<JobRecord> update(JobRecord edited) {
        JobRecord plain = Plain.of(edited);
        Optional<JobRecord> written = store.change((records, redo) -> {
            Entry entry = records.get(plain.id());
            if (entry == null || entry.fence != plain.fence()) {
                return snapshot -> Optional.empty();
            }
            records.edit(entry, plain, redo);
            JobRecord now = entry.record();
            return snapshot -> Optional.of(now);
        });
        written.ifPresent(record -> wake(record.standing().due()));
        return written;
    }

    List<JobRecord> remove(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<JobRecord> removed = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SECTION) {
            removed.addAll(removeSection(all.subList(from, Math.min(all.size(), from + SECTION))));
        }
        return removed;
    }

    private List<JobRecord> removeSection(List<String> ids) {
        return store.change((records, redo) -> {
            List<JobRecord> removed = new ArrayList<>();
            for (String id : ids) {
                Entry entry = records.get(id);
                if (entry != null) {
                    removed.add(entry.record());
                    records.remove(entry, redo);
                }
            }
            return snapshot -> snapshot.complete(removed);
        });
    }

    ExchangeReply exchange(ExchangeRequest request) {
        ExchangeRequest plain = Plain.of(request);
        ExchangeReply reply = store.change((records, redo) -> {
            ExchangeReply answer = new Exchange(records, plain, store.now(), redo).run();
            told = answer.nextDue();
            return snapshot -> snapshot.complete(answer);
        });
        return reply;
    }

    List<JobRecord> owned(String name) {
        return store.change((records, redo) -> {
            Node node = records.nodes().get(name);
            List<JobRecord> owned = node == null || node.owned == 0
                    ? List.of()
                    : records.ownedBy(node).stream().map(Entry::record).toList();
            return snapshot -> snapshot.complete(owned);
        });
    }

    void leave(String name) {
        long now = store.now();
        boolean freed = store.change((records, redo) -> {
            Node node = records.nodes().get(name);
            boolean owns = node != null && !node.isDead() && node.owned > 0;
            if (node != null) {
                records.bury(node, now, redo);
            }
            return snapshot -> owns;
        });
        if (freed) {
            wake(now);
        }
    }

    boolean isUnfinished() {
        return store.change((records, redo) -> {
            boolean unfinished = records.isUnfinished(store.now());
            return snapshot -> unfinished;
        });
    }

    Set<String> unserved(Set<String> served, long dueBefore) {
        return store.change((records, redo) -> {
            Set<String> unserved = records.unserved(served, dueBefore, store.now());
            return snapshot -> unserved;
        });
    }

    private void wake(long due) {
        if (due < told) {
            told = due;
            store.context().wake().accept(due);
        }
    }
}
