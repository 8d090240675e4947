package io.apscheduler.store.memory;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pages of records by next fire time. Thread-safe.
 *
 * <p>No index is kept for this: people list, machines claim. A page looks at every entry, section by section so that the
 * lock is never held long, but collects far more places than asked, an eighth of all, and keeps them, so that the pages
 * that follow cost what they hold. So to list all looks at every entry some nine times, however small the pages. What is
 * added while a listing goes on may or may not be seen by it. What moves meanwhile is shown where it stood when it was
 * collected, and perhaps again where it stands now, but never passed over; a first page sees everything.
 */
final class Listing {
    private static final int SECTION = 4_096;

    private final Records records;

    /** The rest of what the latest listing collected. */
    private volatile SoftReference<Stretch> rest = new SoftReference<>(null);

    Listing(Records records) {
        this.records = records;
    }

    List<JobRecord> page(JobQuery query) {
        List<JobRecord> page = new ArrayList<>();
        Stretch stretch = rest.get();
        if (stretch == null || !stretch.isWhereGoesOn(query)) {
            stretch = collect(query);
        }
        stretch = fill(page, stretch, query);
        while (page.size() < query.limit() && !stretch.isLast()) {
            stretch = fill(page, collect(stretch.goesOn(query)), query);
        }
        rest = new SoftReference<>(stretch.isUsedUp() ? null : stretch);
        return page;
    }

    /** Reads records, leaving out those that are gone, and returns the rest of the stretch. */
    private Stretch fill(List<JobRecord> page, Stretch stretch, JobQuery query) {
        List<Place> places = stretch.places();
        int next = stretch.next();
        while (next < places.size() && page.size() < query.limit()) {
            int stop = (int) Math.min(places.size(), (long) next + SECTION);
            records.lock().lock();
            try {
                for (; next < stop && page.size() < query.limit(); next++) {
                    Place place = places.get(next);
                    if (place.isStillIn(records)) {
                        page.add(place.record());
                    }
                }
            } finally {
                records.lock().unlock();
            }
        }
        return stretch.from(next);
    }

    private Stretch collect(JobQuery query) {
        Collector collector = new Collector(query);
        for (int section = 0; section < EntryTable.SECTIONS; section++) {
            records.lock().lock();
            try {
                collector.aimAt(Math.max(
                        8L * query.limit(), Math.max(SECTION, records.table().size() / 8)));
                records.table().forEach(section, collector::offer);
            } finally {
                records.lock().unlock();
            }
        }
        return collector.stretch();
    }

    /** Where an entry stood in the order. */
    record Place(long nextFire, Entry entry) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = Long.compare(nextFire, other.nextFire);
            return order != 0 ? order : entry.id.compareTo(other.entry.id);
        }

        boolean isStillIn(Records records) {
            return records.table().get(entry.id) == entry;
        }

        /** The record, at this place in the order even if it has moved since: the pages that follow begin behind it. */
        JobRecord record() {
            JobRecord now = entry.record();
            Standing standing = now.standing();
            if (standing.nextFire() == nextFire) {
                return now;
            }
            Standing stood = new Standing(
                    nextFire,
                    standing.due(),
                    standing.runs(),
                    standing.paused(),
                    standing.quarantine(),
                    standing.state());
            return new JobRecord(now.id(), now.definition(), stood, now.revision(), now.owner(), now.fence());
        }

        JobQuery.Position position() {
            return new JobQuery.Position(nextFire, entry.id);
        }
    }

    /**
     * Places that follow one another without a gap, of which those before {@code next} have been shown.
     *
     * @param start where the first of them was sought from
     * @param isLast whether there are none behind
     */
    record Stretch(
            JobQuery.@Nullable Position start, @Nullable String origin, List<Place> places, int next, boolean isLast) {
        Stretch from(int place) {
            return new Stretch(start, origin, places, place, isLast);
        }

        boolean isUsedUp() {
            return next == places.size();
        }

        boolean isWhereGoesOn(JobQuery query) {
            JobQuery.Position shown = shown();
            return shown != null && shown.equals(query.after()) && Objects.equals(origin, query.origin());
        }

        /** The query that continues behind what was shown. */
        JobQuery goesOn(JobQuery query) {
            return new JobQuery(shown(), query.limit(), origin);
        }

        private JobQuery.@Nullable Position shown() {
            return next == 0 ? start : places.get(next - 1).position();
        }
    }
}
