package io.apscheduler.benchmarks.cron;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** cron-utils, with the cron definition that can express most: Quartz's. */
final class CronUtilsWalk implements Walk<ZonedDateTime> {
    private final ExecutionTime times;
    private final ZoneId zone;

    CronUtilsWalk(CronCase schedule, ZoneId zone) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
        this.times = ExecutionTime.forCron(parser.parse(schedule.quartz()));
        this.zone = zone;
    }

    @Override
    public ZonedDateTime from(Instant time) {
        return time.atZone(zone);
    }

    @Override
    public @Nullable ZonedDateTime next(ZonedDateTime time) {
        return times.nextExecution(time).orElse(null);
    }

    @Override
    public Instant instant(ZonedDateTime time) {
        return time.toInstant();
    }
}
