package io.apscheduler.benchmarks.cron;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Spring's cron expression. */
final class SpringWalk implements Walk<ZonedDateTime> {
    private final CronExpression expression;
    private final ZoneId zone;

    SpringWalk(CronCase schedule, ZoneId zone) {
        this.expression = CronExpression.parse(schedule.spring());
        this.zone = zone;
    }

    @Override
    public ZonedDateTime from(Instant time) {
        return time.atZone(zone);
    }

    @Override
    public @Nullable ZonedDateTime next(ZonedDateTime time) {
        return expression.next(time);
    }

    @Override
    public Instant instant(ZonedDateTime time) {
        return time.toInstant();
    }
}
