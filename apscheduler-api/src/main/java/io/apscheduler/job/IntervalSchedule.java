package io.apscheduler.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a method again and again after a fixed time.
 *
 * <p>{@code Scheduler.scheduleAnnotated} schedules the marked methods of an object: public, without parameters or with a
 * {@link JobContext}. Options left out have the defaults of the trigger and of {@link JobSpec}. A job of the same id is
 * replaced.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface IntervalSchedule {
    /** Weeks of the interval; a decimal, as are the next four. */
    String weeks() default "";

    /** Days of the interval. */
    String days() default "";

    /** Hours of the interval. */
    String hours() default "";

    /** Minutes of the interval. */
    String minutes() default "";

    /** Seconds of the interval. */
    String seconds() default "";

    /** The interval in ISO-8601, as {@code PT1H30M}, in place of the numbers. */
    String interval() default "";

    /** The first moment. Default: one interval after the job was created. */
    String startDate() default "";

    /** The last possible moment, inclusive. Default: no end. */
    String endDate() default "";

    /** Makes each run due later by up to this many seconds. */
    String jitter() default "";

    /** The id of the job. Default: {@code Class::method}. */
    String id() default "";

    /** The name of the job. Default: the method's. */
    String name() default "";

    /** The alias of the store. Default: {@code default}. */
    String store() default "";

    /** The alias of the executor. Default: {@code default}. */
    String executor() default "";

    /** How late a run may start: seconds, ISO-8601 or {@code none}. Default: the scheduler's. */
    String misfireGraceTime() default "";

    /** What several due fire times become: {@code false}, {@code true}, {@code latest} or {@code earliest}. Default: the scheduler's. */
    String coalesce() default "";

    /** After how many fire times the job ends; 0 for no end. */
    long maxRuns() default 0;

    /** How many instances may run at once, over the whole cluster; 0 for the default, 1. */
    int maxInstances() default 0;

    /** The priority, 1 to 9, higher first; 0 for the default, 5. */
    int priority() default 0;

    /** How long a run may take: seconds or ISO-8601. Default: no limit. */
    String timeout() default "";

    /** How a failed run is tried again, as {@link Retry#parse} reads it. Default: not at all. */
    String retry() default "";

    /** Whether a run under way when its node dies is reported lost instead of repeated. */
    boolean atMostOnce() default false;
}
