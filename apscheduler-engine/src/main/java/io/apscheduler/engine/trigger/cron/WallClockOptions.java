package io.apscheduler.engine.trigger.cron;

import io.apscheduler.engine.trigger.OptionReader;
import io.apscheduler.engine.trigger.ZoneTimeline;
import io.apscheduler.trigger.GapPolicy;
import io.apscheduler.trigger.OverlapPolicy;
import java.util.List;

/** Reads the options that {@code cron}, {@code crontab} and {@code quartz_cron} have beside their fields. */
final class WallClockOptions {

    static final List<String> NAMES = List.of("start_date", "end_date", "timezone", "jitter", "gap", "overlap");

    private WallClockOptions() {}

    /** Makes the trigger that fires at these times, within the bounds and by the policies that the options give. */
    static CronTrigger trigger(OptionReader options, Fields fields, boolean eitherDay) {
        return trigger(
                options, fields.times(eitherDay), fields.get(CronField.HOUR).isStar());
    }

    /** Makes the trigger of local times; {@code everyHour} tells whether they match in every hour of a day. */
    static CronTrigger trigger(OptionReader options, WallTimes times, boolean everyHour) {
        options.checkJitter();
        boolean skips = options.gap() == GapPolicy.SKIP;
        OverlapPolicy overlap = options.choice("overlap", OverlapPolicy.AUTO, OverlapPolicy::text);
        boolean repeats = overlap == OverlapPolicy.BOTH || (overlap == OverlapPolicy.AUTO && everyHour);
        return new CronTrigger(
                times, ZoneTimeline.of(options.zone()), new ClockChanges(skips, repeats), options.bounds());
    }
}
