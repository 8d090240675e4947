package io.apscheduler.engine.trigger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.OptionalLong;

/**
 * One time of day in a zone. Immutable.
 *
 * @param rules the zone's rules
 * @param time the time of day
 * @param skipsGaps whether there is no such time on a day on which it does not exist, instead of a moved one
 */
record LocalClock(ZoneRules rules, LocalTime time, boolean skipsGaps) {

    /**
     * Returns when it is that time on a date: in the first pass if it comes twice, and moved by the length of the gap, if at
     * all, where there is no such time.
     *
     * @return seconds since 1970
     */
    OptionalLong on(LocalDate date) {
        LocalDateTime local = date.atTime(time);
        if (skipsGaps) {
            ZoneOffsetTransition change = rules.getTransition(local);
            if (change != null && change.isGap()) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(local.toEpochSecond(rules.getOffset(local)));
    }
}
