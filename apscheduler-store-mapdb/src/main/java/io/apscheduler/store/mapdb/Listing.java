package io.apscheduler.store.mapdb;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pages of records by next fire time. To be used with the store's lock held, but for {@link Listed#sort}.
 *
 * <p>No index is kept for this: people list, machines claim. A first page looks at every entry and keeps the places of all,
 * in order, so that the pages that follow cost what they hold. What is added while a listing goes on is not seen by it. What
 * moves meanwhile is shown where it stood when the listing began.
 */
final class Listing {
    private SoftReference<Listed> latest = new SoftReference<>(null);

    /** The places that a query continues with: those of the listing before, or all of them, not yet in order. */
    Listed collect(Records records, JobQuery query) {
        Listed listed = latest.get();
        if (listed != null && listed.isContinuedBy(query)) {
            return listed;
        }
        List<Place> places = new ArrayList<>();
        for (Entry entry : records.all()) {
            Place place = new Place(entry.nextFire(), entry);
            if ((query.origin() == null || query.origin().equals(entry.origin)) && place.isBehind(query.after())) {
                places.add(place);
            }
        }
        return new Listed(query.origin(), places, 0);
    }

    /** The page, leaving out what is gone. */
    List<JobRecord> page(Records records, JobQuery query, Listed listed) {
        List<JobRecord> page = new ArrayList<>();
        int next = listed.next;
        while (next < listed.places.size() && page.size() < query.limit()) {
            Place place = listed.places.get(next);
            if (records.get(place.entry.id) == place.entry) {
                page.add(place.record());
            }
            next++;
        }
        latest = new SoftReference<>(
                next < listed.places.size() ? new Listed(listed.origin, listed.places, next) : null);
        return page;
    }

    /** Where an entry stood in the order. */
    private record Place(long nextFire, Entry entry) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = Long.compare(nextFire, other.nextFire);
            return order != 0 ? order : entry.id.compareTo(other.entry.id);
        }

        boolean isBehind(JobQuery.@Nullable Position position) {
            if (position == null || nextFire != position.nextFire()) {
                return position == null || nextFire > position.nextFire();
            }
            return entry.id.compareTo(position.id()) > 0;
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
            return now.edited(now.definition(), stood);
        }
    }

    /** The places of a listing, of which those before {@code next} have been shown. */
    static final class Listed {
        private final @Nullable String origin;
        private final List<Place> places;
        private final int next;

        private Listed(@Nullable String origin, List<Place> places, int next) {
            this.origin = origin;
            this.places = places;
            this.next = next;
        }

        /** Puts the places in order. May take a while and needs no lock. */
        Listed sort() {
            if (next == 0) {
                Collections.sort(places);
            }
            return this;
        }

        private boolean isContinuedBy(JobQuery query) {
            if (next == 0 || query.after() == null || !Objects.equals(origin, query.origin())) {
                return false;
            }
            Place shown = places.get(next - 1);
            return shown.nextFire == query.after().nextFire()
                    && shown.entry.id.equals(query.after().id());
        }
    }
}
