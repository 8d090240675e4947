package io.apscheduler.benchmarks.cron;

import java.time.ZoneId;
import java.util.Optional;

/** A library that computes fire times. */
public enum Calculator {
    /** This project. */
    OURS("APScheduler"),
    /** JobRunr's expression. */
    JOBRUNR("JobRunr"),
    /** Spring's expression. */
    SPRING("Spring"),
    /** cron-utils. */
    CRON_UTILS("cron-utils"),
    /** Quartz's expression. */
    QUARTZ("Quartz");

    private final String label;

    Calculator(String label) {
        this.label = label;
    }

    /** What tables call it. */
    public String label() {
        return label;
    }

    /** Whether it can express the schedule at all. */
    public boolean canExpress(CronCase schedule) {
        return this != JOBRUNR || schedule.jobRunr().isPresent();
    }

    /** Empty if it cannot express the schedule. */
    Optional<Walk<?>> walk(CronCase schedule, ZoneId zone) {
        return switch (this) {
            case OURS -> Optional.of(new OurWalk(schedule, zone));
            case JOBRUNR -> schedule.jobRunr().map(expression -> new JobRunrWalk(expression, zone));
            case SPRING -> Optional.of(new SpringWalk(schedule, zone));
            case CRON_UTILS -> Optional.of(new CronUtilsWalk(schedule, zone));
            case QUARTZ -> Optional.of(new QuartzWalk(schedule, zone));
        };
    }
}
