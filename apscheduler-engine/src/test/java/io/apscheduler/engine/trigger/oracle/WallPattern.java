package io.apscheduler.engine.trigger.oracle;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which readings of a wall clock a schedule names; a reading matches when its date does and each part of its time. */
record WallPattern(
        Predicate<LocalDate> dates, Set<Integer> hours, Set<Integer> minutes, Set<Integer> seconds, boolean everyHour) {

    boolean matches(LocalTime time) {
        return seconds.contains(time.getSecond())
                && minutes.contains(time.getMinute())
                && hours.contains(time.getHour());
    }

    /** Every time of the day that matches. */
    List<LocalTime> times() {
        List<LocalTime> times = new ArrayList<>();
        for (int hour : hours) {
            for (int minute : minutes) {
                for (int second : seconds) {
                    times.add(LocalTime.of(hour, minute, second));
                }
            }
        }
        return times;
    }
}
