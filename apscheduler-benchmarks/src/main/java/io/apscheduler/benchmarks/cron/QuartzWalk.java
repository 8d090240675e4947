package io.apscheduler.benchmarks.cron;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** Quartz's cron expression. It ends a hundred years from now. */
@SuppressWarnings("JavaUtilDate") // what it computes with
final class QuartzWalk implements Walk<Date> {
    private final CronExpression expression;

    QuartzWalk(CronCase schedule, ZoneId zone) {
        try {
            expression = new CronExpression(schedule.quartz());
        } catch (ParseException e) {
            throw new IllegalArgumentException("Quartz refuses " + schedule.quartz() + ".", e);
        }
        expression.setTimeZone(TimeZone.getTimeZone(zone));
    }

    @Override
    public Date from(Instant time) {
        return Date.from(time);
    }

    @Override
    public @Nullable Date next(Date time) {
        return expression.getNextValidTimeAfter(time);
    }

    @Override
    public Instant instant(Date time) {
        return time.toInstant();
    }
}
