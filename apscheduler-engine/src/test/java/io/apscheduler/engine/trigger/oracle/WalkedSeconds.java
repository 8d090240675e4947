package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The other way to the same fire times, where nothing is left out of a gap or an overlap: walks every second that passes and reads the wall clock at it.
 */
final class WalkedSeconds {

    private WalkedSeconds() {}

    static NavigableSet<Instant> matching(WallPattern pattern, ZoneId zone, Instant from, Instant to) {
        ZoneRules rules = zone.getRules();
        NavigableSet<Instant> found = new TreeSet<>();
        LocalDate today = LocalDate.MIN;
        boolean todayMatches = false;
        for (long second = from.getEpochSecond(); second <= to.getEpochSecond(); second++) {
            Instant instant = Instant.ofEpochSecond(second);
            LocalDateTime wall = LocalDateTime.ofEpochSecond(second, 0, rules.getOffset(instant));
            if (!wall.toLocalDate().equals(today)) {
                today = wall.toLocalDate();
                todayMatches = pattern.dates().test(today);
            }
            if (todayMatches && pattern.matches(wall.toLocalTime()) && !instant.isBefore(from)) {
                found.add(instant);
            }
        }
        return found;
    }
}
