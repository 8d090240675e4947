package io.apscheduler.benchmarks.cron;

import static io.apscheduler.trigger.Triggers.cron;

import io.apscheduler.trigger.CronSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A schedule, as each library writes it. */
public enum CronCase {
    /** Goes on through the hour that clocks repeat in autumn. */
    EVERY_5_MINUTES("every 5 minutes", cron().minute("*/5"), "0 0/5 * * * ?", "0 */5 * * * *", "*/5 * * * *"),
    /** Monday to Friday. */
    WEEKDAYS(
            "weekdays 5:30",
            cron().dayOfWeek("mon-fri").hour(5).minute(30),
            "0 30 5 ? * MON-FRI",
            "0 30 5 * * MON-FRI",
            "30 5 * * MON-FRI"),
    /** Once a month. */
    LAST_SUNDAY(
            "last Sunday 22:00", cron().day("last sun").hour(22), "0 0 22 ? * 1L", "0 0 22 * * SUNL", "0 22 * * 0L"),
    /** Twenty times a year. */
    THIRD_FRIDAY(
            "3rd Friday of 5 months, 0–3h",
            cron().month("6-8,11-12").day("3rd fri").hour("0-3"),
            "0 0 0-3 ? 6-8,11-12 6#3",
            "0 0 0-3 ? 6-8,11-12 FRI#3",
            null),
    /** Every four years, as a rule. */
    LEAP_DAY("29 February", cron().month(2).day(29), "0 0 0 29 2 ?", "0 0 0 29 2 *", "0 0 29 2 *");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // it is immutable
    private final CronSpec ours;

    private final String quartz;
    private final String spring;
    private final Optional<String> jobRunr;

    CronCase(String label, CronSpec ours, String quartz, String spring, @Nullable String jobRunr) {
        this.label = label;
        this.ours = ours;
        this.quartz = quartz;
        this.spring = spring;
        this.jobRunr = Optional.ofNullable(jobRunr);
    }

    /** For people. */
    public String label() {
        return label;
    }

    CronSpec ours() {
        return ours;
    }

    /** As Quartz and cron-utils write it. */
    String quartz() {
        return quartz;
    }

    String spring() {
        return spring;
    }

    /** Empty if it cannot be written: there is no "third Friday". */
    Optional<String> jobRunr() {
        return jobRunr;
    }
}
