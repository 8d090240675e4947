package io.apscheduler.engine.trigger.oracle;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.Triggers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** A trigger as its user writes it, which both the real triggers and the oracle understand. */
record Subject(String type, Map<String, String> options, ZoneId zone, Instant created) {

    private static final Instant SOME_DAY = Instant.parse("1989-06-15T12:34:56.789012Z");

    Subject {
        options = new TreeMap<>(options);
    }

    static Subject cron(Map<String, String> options, ZoneId zone) {
        return new Subject("cron", options, zone, SOME_DAY);
    }

    static Subject crontab(String expression, ZoneId zone) {
        return new Subject("crontab", Map.of("expression", expression), zone, SOME_DAY);
    }

    Subject with(String key, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(key, value);
        return new Subject(type, more, zone, created);
    }

    Trigger trigger() {
        return Triggers.compile(Triggers.of(type, options), zone, created);
    }

    FireTimes oracle() {
        return Oracle.of(type, options, zone, created);
    }
}
