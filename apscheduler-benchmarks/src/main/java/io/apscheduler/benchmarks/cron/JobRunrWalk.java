package io.apscheduler.benchmarks.cron;

import java.time.Instant;
import java.time.ZoneId;
import org.jobrunr.scheduling.cron.CronExpression;

/** JobRunr's cron expression. */
final class JobRunrWalk implements Walk<Instant> {
    private final CronExpression expression;
    private final ZoneId zone;

    JobRunrWalk(String expression, ZoneId zone) {
        this.expression = new CronExpression(expression);
        this.zone = zone;
    }

    @Override
    public Instant from(Instant time) {
        return time;
    }

    @Override
    public Instant next(Instant time) {
        return expression.next(time, time, zone);
    }

    @Override
    public Instant instant(Instant time) {
        return time;
    }
}
