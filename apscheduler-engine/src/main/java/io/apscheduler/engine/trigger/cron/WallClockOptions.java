package io.apscheduler.engine.trigger.cron;

import io.apscheduler.engine.trigger.OptionReader;
import io.apscheduler.engine.trigger.ZoneTimeline;
import io.apscheduler.trigger.GapPolicy;
import io.apscheduler.trigger.OverlapPolicy;
import java.util.List;

/** Reads the options that {@code cron} and {@code crontab} have beside their fields. */
final class WallClockOptions {

    static final List<String> NAMES = List.of("start_date", "end_date", "timezone", "jitter", "gap", "overlap");

    private WallClockOptions() {}

    /** Makes the trigger that fires at these times, within the bounds and by the policies that the options give. */
    static CronTrigger trigger(OptionReader options, Fields fields, boolean eitherDay) {
        options.checkJitter();
        boolean skips = options.gap() == GapPolicy.SKIP;
        OverlapPolicy overlap = options.choice("overlap", OverlapPolicy.AUTO, OverlapPolicy::text);
        boolean repeats = overlap == OverlapPolicy.BOTH
                || (overlap == OverlapPolicy.AUTO && fields.get(CronField.HOUR).isStar());
        return new CronTrigger(
                fields.times(eitherDay),
                ZoneTimeline.of(options.zone()),
                new ClockChanges(skips, repeats),
                options.bounds());
    }
}
