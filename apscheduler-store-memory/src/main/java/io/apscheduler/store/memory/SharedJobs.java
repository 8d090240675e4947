package io.apscheduler.store.memory;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The jobs behind all handles of a memory store, and what can be done with them. Thread-safe. */
final class SharedJobs {
    /** How many records are added or removed before others get a turn. */
    private static final int SECTION = 256;

    private final Records records = new Records();
    private final Listing listing = new Listing(records);
    private final Openers openers = new Openers();

    Openers openers() {
        return openers;
    }

    List<JobRecord> add(List<JobRecord> added) {
        List<JobRecord> there = new ArrayList<>(0);
        inSections(added, record -> {
            Entry entry = records.insertOrGet(record);
            if (entry != null) {
                there.add(entry.record());
            }
        });
        long earliest = Standing.NEVER;
        for (JobRecord record : added) {
            earliest = Math.min(earliest, record.standing().due());
        }
        openers.wake(earliest, null);
        return there;
    }

    Optional<JobRecord> find(String id) {
        return locked(() -> Optional.ofNullable(records.table().get(id)).map(Entry::record));
    }

    List<JobRecord> list(JobQuery query) {
        return listing.page(query);
    }

    Optional<JobRecord> update(JobRecord record) {
        Optional<JobRecord> edited = locked(() -> {
            Entry entry = records.table().get(record.id());
            if (entry == null || entry.fence != record.fence()) {
                return Optional.empty();
            }
            records.edit(entry, record);
            return Optional.of(entry.record());
        });
        edited.ifPresent(now -> openers.wake(now.standing().due(), null));
        return edited;
    }

    List<JobRecord> remove(Collection<String> ids) {
        List<JobRecord> removed = new ArrayList<>();
        inSections(List.copyOf(ids), id -> {
            Entry entry = records.table().get(id);
            if (entry != null) {
                removed.add(entry.record());
                records.remove(entry);
            }
        });
        return removed;
    }

    ExchangeReply exchange(ExchangeRequest request, MemoryJobStore store) {
        ExchangeReply reply = locked(() -> new Exchange(records, request, openers.now()).run());
        openers.told(store, reply.nextDue());
        openers.wake(reply.nextDue(), store);
        return reply;
    }

    List<JobRecord> owned(String name) {
        return locked(() -> {
            Node node = records.nodes().get(name);
            return node == null || node.owned == 0 ? List.of() : records.ownedBy(node);
        });
    }

    void leave(String name) {
        long now = openers.now();
        long freed = locked(() -> {
            Node node = records.nodes().get(name);
            if (node == null || node.isDead()) {
                return Standing.NEVER;
            }
            boolean owns = node.owned > 0;
            records.bury(node, now);
            return owns ? now : Standing.NEVER;
        });
        openers.wake(freed, null);
    }

    boolean isUnfinished() {
        long now = openers.now();
        return locked(() -> records.isUnfinished(now));
    }

    private <T> void inSections(List<T> all, Consumer<T> action) {
        for (int from = 0; from < all.size(); from += SECTION) {
            List<T> section = all.subList(from, Math.min(all.size(), from + SECTION));
            locked(() -> {
                section.forEach(action);
                return true;
            });
        }
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        records.lock().lock();
        try {
            return action.get();
        } finally {
            records.lock().unlock();
        }
    }
}
