package io.apscheduler.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a method when the wall clock matches the given fields.
 *
 * <p>{@code Scheduler.scheduleAnnotated} schedules the marked methods of an object: public, without parameters or with a
 * {@link JobContext}. Options left out have the defaults of the trigger and of {@link JobSpec}. A job of the same id is
 * replaced.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CronSchedule {
    /** The year, 1970 to 9999. */
    String year() default "";

    /** The month, 1 to 12 or jan to dec. */
    String month() default "";

    /** The day of the month, 1 to 31, {@code last}, {@code 3rd fri}, {@code last mon}. */
    String day() default "";

    /** The ISO week, 1 to 53. */
    String week() default "";

    /** The day of the week, 0 to 6 (0 is Monday) or mon to sun. */
    String dayOfWeek() default "";

    /** The hour, 0 to 23. */
    String hour() default "";

    /** The minute, 0 to 59. */
    String minute() default "";

    /** The second, 0 to 59. */
    String second() default "";

    /** The earliest possible moment. Default: none. */
    String startDate() default "";

    /** The last possible moment, inclusive. Default: no end. */
    String endDate() default "";

    /** The zone of the wall clock, as {@code Europe/Berlin}. Default: the scheduler's. */
    String timezone() default "";

    /** Makes each run due later by up to this many seconds. */
    String jitter() default "";

    /** What becomes of a wall time that a clock change skips: {@code shift} or {@code skip}. */
    String gap() default "";

    /** In which passes of a repeated wall time to fire: {@code first}, {@code both} or {@code auto}. */
    String overlap() default "";

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
