package io.apscheduler.trigger;

import java.time.ZoneId;

/**
 * What the typed specs of triggers that follow local time have in common: a zone, and a policy for clocks going forward.
 *
 * @param <S> the type of the spec itself
 */
public abstract sealed class WallClockSpec<S extends WallClockSpec<S>> extends RecurringSpec<S>
        permits CronSpec, CrontabSpec, QuartzCronSpec, CalendarIntervalSpec {

    WallClockSpec(String[] entries) {
        super(entries);
    }

    /** Follows the local time of this zone (option {@code timezone}). Default: the scheduler's zone when the job is created. */
    public final S timeZone(ZoneId zone) {
        return with("timezone", zone.getId());
    }

    /** Decides about local times that do not exist on a day (option {@code gap}). Default: {@link GapPolicy#SHIFT}. */
    public final S gap(GapPolicy policy) {
        return with("gap", policy.text());
    }
}
