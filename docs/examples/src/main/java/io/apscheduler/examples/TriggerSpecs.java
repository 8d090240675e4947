package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.allOf;
import static io.apscheduler.trigger.Triggers.anyOf;
import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.calendarInterval;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.crontab;
import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;
import static io.apscheduler.trigger.Triggers.quartzCron;

import io.apscheduler.trigger.GapPolicy;
import io.apscheduler.trigger.OverlapPolicy;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** Triggers of every kind. */
public final class TriggerSpecs {
    private TriggerSpecs() {}

    /** Once. */
    public static List<TriggerSpec> dates(Instant instant, ZonedDateTime zoned) {
        return List.of(
                // region date
                now(),
                at("2026-12-24 18:00"),
                at("2026-12-24T18:00:00.5+01:00"),
                at(LocalDate.of(2026, 12, 24)),
                at(instant),
                at(zoned)
                // endregion
                );
    }

    /** A fixed time apart. */
    public static List<TriggerSpec> intervals() {
        return List.of(
                // region interval
                every(Duration.ofHours(2)),
                every(Duration.ofHours(2)).startingAt("2026-12-01 09:30").until("2026-12-24 18:00"),
                every(Duration.ofSeconds(30)).jitter(Duration.ofSeconds(10))
                // endregion
                );
    }

    /** By local time. */
    public static List<TriggerSpec> crons() {
        return List.of(
                // region cron
                cron().dayOfWeek("mon-fri").hour(5).minute(30),
                cron().month("6-8,11-12").day("3rd fri").hour("0-3"),
                cron().day("last").hour(23).timeZone(ZoneId.of("America/New_York")),
                cron().minute("*/5").gap(GapPolicy.SKIP).overlap(OverlapPolicy.FIRST)
                // endregion
                );
    }

    /** Of the type quartz_cron. */
    public static List<TriggerSpec> quartzCrons() {
        return List.of(
                // region quartz
                quartzCron("0 30 5 ? * MON-FRI"), quartzCron("0 0 9 LW * ?").timeZone(ZoneId.of("Europe/Berlin"))
                // endregion
                );
    }

    /** As cron writes it. */
    public static List<TriggerSpec> crontabs() {
        return List.of(
                // region crontab
                crontab("30 5 * * mon-fri"), crontab("@daily").timeZone(ZoneId.of("Europe/Berlin"))
                // endregion
                );
    }

    /** Calendar units apart. */
    public static List<TriggerSpec> calendarIntervals() {
        return List.of(
                // region calendar
                calendarInterval().months(1).hour(8),
                calendarInterval().weeks(2).hour(9).minute(30).startingAt("2026-01-05")
                // endregion
                );
    }

    /** Of several. */
    public static List<TriggerSpec> combinations() {
        return List.of(
                // region combined
                anyOf(cron().hour(5), every(Duration.ofHours(7))),
                allOf(cron().day("13").hour(12), cron().dayOfWeek("fri").hour(12)),
                allOf(cron().hour("*/4"), cron().hour("1-23/5")).threshold(Duration.ofHours(1))
                // endregion
                );
    }

    /** The same in two ways. */
    public static boolean sameInText() {
        // region text
        TriggerSpec spec = Triggers.of("cron", Map.of("day_of_week", "mon-fri", "hour", "5"));

        return spec.equals(cron().dayOfWeek("mon-fri").hour(5));
        // endregion
    }

    /** What is to come. */
    public static List<Instant> preview() {
        // region preview
        List<Instant> firstThree = Triggers.fireTimes(cron().day("last sun"), Instant.now())
                .limit(3)
                .toList();
        // endregion
        return firstThree;
    }

    /** The behaviour itself. */
    public static Trigger compiled() {
        // region compile
        Trigger trigger = Triggers.compile(cron().hour(5), ZoneId.of("Europe/Berlin"));
        // endregion
        return trigger;
    }
}
