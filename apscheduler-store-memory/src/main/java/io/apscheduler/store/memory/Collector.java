package io.apscheduler.store.memory;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.store.memory.Listing.Place;
import io.apscheduler.store.memory.Listing.Stretch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the first so many places behind a position, by sorting and cutting off whenever twice as many have gathered.
 * Confined to one thread.
 */
final class Collector {
    private final JobQuery.@Nullable Position after;
    private final @Nullable String origin;
    private List<Place> places = new ArrayList<>();
    private @Nullable Place bound;
    private long aim;

    Collector(JobQuery query) {
        this.after = query.after();
        this.origin = query.origin();
    }

    void aimAt(long count) {
        aim = count;
    }

    void offer(Entry entry) {
        if (origin != null && !origin.equals(entry.definition().origin())) {
            return;
        }
        Place place = new Place(entry.nextFire(), entry);
        if (isBehind(place) && (bound == null || place.compareTo(bound) <= 0)) {
            places.add(place);
            if (places.size() >= 2 * aim) {
                cut();
            }
        }
    }

    Stretch stretch() {
        Collections.sort(places);
        return new Stretch(after, origin, places, 0, bound == null);
    }

    private void cut() {
        Collections.sort(places);
        places = new ArrayList<>(places.subList(0, (int) aim));
        bound = places.get(places.size() - 1);
    }

    private boolean isBehind(Place place) {
        if (after == null || place.nextFire() != after.nextFire()) {
            return after == null || place.nextFire() > after.nextFire();
        }
        return place.entry().id.compareTo(after.id()) > 0;
    }
}
