package io.apscheduler.engine.trigger.oracle;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Predicate;

/** Which readings of a wall clock a schedule names; a reading matches when its date and its time do. */
record WallPattern(Predicate<LocalDate> dates, Predicate<LocalTime> times, boolean everyHour) {}
