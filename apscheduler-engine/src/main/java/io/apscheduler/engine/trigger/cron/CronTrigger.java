package io.apscheduler.engine.trigger.cron;

import io.apscheduler.engine.trigger.Bounds;
import io.apscheduler.engine.trigger.ZoneStretch;
import io.apscheduler.engine.trigger.ZoneTimeline;
import io.apscheduler.trigger.Trigger;
import java.time.Instant;
import java.util.Optional;

/**
 * Fires when the local time of a zone matches.
 *
 * <p><b>How.</b> Time is cut into the stretches in which the zone's offset is constant. Within one, local time and time run
 * alike, and the question is one of plain arithmetic: the next matching local time, found field by field. What clock
 * changes do shows only at the beginning of a stretch. Where clocks went <em>back</em>, the first of it repeats the last
 * of the stretch before: it counts, or is passed over. Where they went <em>forward</em>, local times were skipped; they
 * fire, if they do, as if the old offset had held on: in the first of the new stretch, as long as the gap was.
 *
 * <p>Where a stretch has no match left, the search goes on at the next; or, where that is known to begin later than all
 * local times looked at, a day before the next matching local time, however many years away: no offset makes that too late.
 *
 * <p>Immutable.
 */
final class CronTrigger implements Trigger {

    private static final long NONE = WallTimes.NONE;
    private static final long DAY = 86_400;

    /** All of local time 1970 to 9999 lies between, in any zone. */
    private static final long FIRST = -DAY;

    private static final long LAST = (MatchingDays.LAST_DAY + 2) * DAY;

    private final WallTimes times;
    private final ZoneTimeline zone;
    private final ClockChanges changes;
    private final long first;
    private final long last;

    CronTrigger(WallTimes times, ZoneTimeline zone, ClockChanges changes, Bounds bounds) {
        this.times = times;
        this.zone = zone;
        this.changes = changes;
        this.first = bounds.start()
                .map(start -> Math.max(FIRST, secondNotBefore(start)))
                .orElse(FIRST);
        this.last =
                bounds.end().map(end -> Math.min(LAST, end.getEpochSecond())).orElse(LAST);
    }

    @Override
    public Optional<Instant> next(Optional<Instant> previousFireTime, Instant from) {
        long earliest = Math.max(first, secondNotBefore(from));
        if (previousFireTime.isPresent()) {
            earliest = Math.max(earliest, previousFireTime.get().getEpochSecond() + 1);
        }
        long fire = earliest > last ? NONE : next(earliest);
        return fire > last ? Optional.empty() : Optional.of(Instant.ofEpochSecond(fire));
    }

    private static long secondNotBefore(Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() == 0 ? 0 : 1);
    }

    private long next(long earliest) {
        long second = earliest;
        while (true) {
            ZoneStretch stretch = zone.at(second);
            long start = changes.repeats() ? second : afterRepetition(stretch, second);
            long local = times.next(start + stretch.offset());
            long fire = Math.min(local == NONE ? NONE : local - stretch.offset(), skipped(stretch, second));
            if (fire < stretch.end()) {
                return fire;
            }
            boolean isFar = stretch.end() - start > 2 * DAY;
            if (stretch.end() == ZoneStretch.ALWAYS || (isFar && local == NONE)) {
                return NONE;
            }
            second = isFar ? Math.max(stretch.end(), local - DAY) : stretch.end();
        }
    }

    /** Passes over what repeats the local times before clocks went back. */
    private static long afterRepetition(ZoneStretch stretch, long second) {
        return stretch.turn() < 0 ? Math.max(second, stretch.start() - stretch.turn()) : second;
    }

    /** Returns when the first skipped local time fires that is not before the given second and matches. */
    private long skipped(ZoneStretch stretch, long second) {
        long end = stretch.start() + stretch.turn();
        if (changes.skips() || second >= end) {
            return NONE;
        }
        long local = times.next(second + stretch.offsetBefore());
        return local < end + stretch.offsetBefore() ? local - stretch.offsetBefore() : NONE;
    }
}
