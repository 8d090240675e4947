package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Specs and fire times as short texts, for tables. */
public final class Fires {

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .appendPattern("xxx")
            .toFormatter(Locale.ROOT);

    private Fires() {}

    /** Reads {@code key=value; key=value}. */
    public static TriggerSpec spec(String type, String options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String option : options.split("; ?")) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                map.put(option.substring(0, equals).strip(), option.substring(equals + 1));
            }
        }
        return Triggers.of(type, map);
    }

    /** Returns the first fire times of a spec created at {@code from}, as {@code 2026-10-25 02:30:00+02:00}. */
    public static List<String> of(TriggerSpec spec, String zone, String from, int count) {
        Instant start = Instant.parse(from);
        ZoneId zoneId = ZoneId.of(zone);
        return Triggers.fireTimes(Triggers.compile(spec, zoneId, start), start)
                .limit(count)
                .map(time -> LOCAL.format(time.atZone(zoneId)))
                .toList();
    }

    /** Returns the same, joined by {@code " | "}, without seconds where they are zero. */
    public static String text(TriggerSpec spec, String zone, String from, int count) {
        return of(spec, zone, from, count).stream()
                .map(time -> time.replaceFirst("(:\\d\\d):00([+-])", "$1$2"))
                .collect(Collectors.joining(" | "));
    }

    /** Compiles in Berlin, as created at the beginning of 2026. */
    public static Trigger compiled(TriggerSpec spec) {
        return Triggers.compile(spec, ZoneId.of("Europe/Berlin"), Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Returns the message with which a spec is refused, or {@code accepted}. */
    public static String refusal(TriggerSpec spec) {
        try {
            compiled(spec);
            return "accepted";
        } catch (TriggerSpecException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** Asks for the next fire time, without a previous one. */
    public static Optional<Instant> next(Trigger trigger, String from) {
        return trigger.next(Optional.empty(), Instant.parse(from));
    }

    /** Asks for the next fire time after a previous one. */
    public static Optional<Instant> next(Trigger trigger, String previous, String from) {
        return trigger.next(Optional.of(Instant.parse(previous)), Instant.parse(from));
    }
}
