package io.apscheduler.engine.trigger;

import static io.apscheduler.trigger.Triggers.allOf;
import static io.apscheduler.trigger.Triggers.anyOf;
import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.calendarInterval;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.crontab;
import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.quartzCron;

import io.apscheduler.testkit.TriggerContract;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The built-in triggers keep the contract of all triggers. */
final class BuiltInTriggersContractTest extends TriggerContract {
    @Override
    protected Map<String, Trigger> triggers() {
        List<TriggerSpec> specs = List.of(
                at("2026-01-01 12:00:00.000001"),
                every(Duration.ofSeconds(90)),
                every(Duration.ofMillis(7)).startingAt("2025-06-01").until("2026-06-01"),
                cron().dayOfWeek("mon-fri").hour(5).minute(30),
                cron().day("last sun").hour("1-3").minute("*/15"),
                cron().month(2).day(29),
                crontab("*/7 2 * * *"),
                quartzCron("0 15 10 LW * ?"),
                quartzCron("0 0/5 2,14 ? * 6#5"),
                calendarInterval().months(1).hour(2).minute(30).startingAt("2025-01-31"),
                anyOf(cron().hour(3), every(Duration.ofHours(7))),
                allOf(cron().hour("*/2"), cron().hour("*/3")));
        Map<String, Trigger> triggers = new LinkedHashMap<>();
        for (String zone : List.of("UTC", "Europe/Berlin", "Australia/Lord_Howe")) {
            specs.forEach(spec -> triggers.put(spec + " in " + zone, Triggers.compile(spec, ZoneId.of(zone), start())));
        }
        return triggers;
    }
}
