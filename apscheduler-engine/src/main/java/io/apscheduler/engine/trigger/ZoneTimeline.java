package io.apscheduler.engine.trigger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A zone as a sequence of stretches of constant offset, found without computing or allocating anything in the usual case.
 *
 * <p>Asking {@link ZoneRules} for the offset, and for the next change of it, costs several times as much as finding a cron
 * trigger's next fire time between two changes. So the stretches from the present on are kept in a table, which grows as
 * later ones are asked for, and the one found last is tried first. Earlier stretches are seldom asked for and are made
 * anew.
 *
 * <p>There are at most some hundred zones, and one timeline of each is shared by all triggers. A table grows to some
 * hundred entries in a scheduler's life, and to 16,000 if somebody asks for the year 9999.
 *
 * <p>Thread-safe without locks: stretches and tables are immutable; two threads may at worst make the same one twice.
 *
 * <p>Relied on, and true of all zones ever published: clocks are never turned by more than the time to the next turn or
 * from the last, so that each stretch begins at a later local time than the one before.
 */
public final class ZoneTimeline {

    private static final ConcurrentMap<ZoneId, ZoneTimeline> TIMELINES = new ConcurrentHashMap<>();

    /** 2025-01-01: fire times are hardly ever asked for in years before. */
    private static final long TABLE_START = 1_735_689_600L;

    /** How many stretches more are made when one is missing. */
    private static final int GROWTH = 16;

    private final ZoneRules rules;
    private volatile ZoneStretch[] table;
    private ZoneStretch recent;

    private ZoneTimeline(ZoneRules rules) {
        this.rules = rules;
        this.recent = stretchAt(TABLE_START);
        this.table = new ZoneStretch[] {recent};
    }

    /** Returns the timeline of a zone. */
    public static ZoneTimeline of(ZoneId zone) {
        return TIMELINES.computeIfAbsent(zone, unknown -> new ZoneTimeline(zone.getRules()));
    }

    /** Returns the stretch that contains a second. */
    public ZoneStretch at(long second) {
        ZoneStretch stretch = recent;
        if (stretch.contains(second)) {
            return stretch;
        }
        ZoneStretch found = find(second);
        recent = found;
        return found;
    }

    private ZoneStretch find(long second) {
        ZoneStretch[] known = table;
        if (second < known[0].start()) {
            return stretchAt(second);
        }
        if (second >= known[known.length - 1].end()) {
            known = extended(known, second);
            table = known;
        }
        int low = 0;
        int high = known.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (second < known[middle].end()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return known[low];
    }

    private ZoneStretch[] extended(ZoneStretch[] known, long second) {
        List<ZoneStretch> stretches = new ArrayList<>(List.of(known));
        ZoneStretch last = known[known.length - 1];
        int spare = GROWTH;
        while (last.end() < ZoneStretch.ALWAYS && (second >= last.end() || spare-- > 0)) {
            last = stretchAt(last.end());
            stretches.add(last);
        }
        return stretches.toArray(ZoneStretch[]::new);
    }

    private ZoneStretch stretchAt(long second) {
        Instant instant = Instant.ofEpochSecond(second);
        ZoneOffsetTransition begin = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition end = rules.nextTransition(instant);
        int offset = rules.getOffset(instant).getTotalSeconds();
        return new ZoneStretch(
                begin == null ? -ZoneStretch.ALWAYS : begin.toEpochSecond(),
                end == null ? ZoneStretch.ALWAYS : end.toEpochSecond(),
                offset,
                offsetBefore(begin, offset));
    }

    private static int offsetBefore(@Nullable ZoneOffsetTransition begin, int offset) {
        return begin == null ? offset : begin.getOffsetBefore().getTotalSeconds();
    }
}
