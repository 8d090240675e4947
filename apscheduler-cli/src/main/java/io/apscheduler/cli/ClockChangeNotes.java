package io.apscheduler.cli;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what clock changes do to the fire times of a trigger.
 *
 * <p>It asks the trigger itself, and two variants of it that move or skip what falls into a gap: what the one that skips
 * lacks was moved, and what the one that moves has in addition was skipped.
 */
final class ClockChangeNotes {
    private static final Set<String> FOLLOWING_LOCAL_TIME =
            Set.of("cron", "crontab", "quartz_cron", "calendar_interval");
    private static final Pattern PART = Pattern.compile("\\d+(\\.\\d+)*");
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss", Locale.ENGLISH);

    private final ZoneRules rules;
    private final Trigger trigger;
    private final Trigger skipping;
    private final Trigger moving;

    ClockChangeNotes(TriggerSpec spec, ZoneId zone, Instant created) {
        rules = zone.getRules();
        trigger = Triggers.compile(spec, zone, created);
        skipping = variant(spec, "skip", zone, created);
        moving = variant(spec, "shift", zone, created);
    }

    /** What a clock change does to this fire time, empty if nothing. */
    Optional<String> about(Instant time) {
        if (rules.isFixedOffset()) {
            return Optional.empty();
        }
        LocalDateTime local = LocalDateTime.ofInstant(time, rules.getOffset(time));
        ZoneOffsetTransition change = rules.getTransition(local);
        return change != null && change.isOverlap() ? Optional.of(repeated(time, local, change)) : moved(time);
    }

    /** Lines about the times between the two that a gap swallowed. */
    List<String> skippedBetween(Instant from, Instant to) {
        List<String> lines = new ArrayList<>();
        ZoneOffsetTransition change = rules.nextTransition(from);
        while (change != null && change.getInstant().isBefore(to)) {
            if (change.isGap()) {
                addSkipped(change, lines);
            }
            change = rules.nextTransition(change.getInstant());
        }
        return lines;
    }

    private String repeated(Instant time, LocalDateTime local, ZoneOffsetTransition change) {
        String twice = clock(local) + " comes twice, clocks go back from " + clock(change.getDateTimeBefore()) + " to "
                + clock(change.getDateTimeAfter()) + ": ";
        boolean isFirst = rules.getOffset(time).equals(change.getOffsetBefore());
        if (!isFirst) {
            return twice + "the second time";
        }
        boolean firesAgain = firesAt(trigger, local.toInstant(change.getOffsetAfter()));
        return twice + (firesAgain ? "the first time" : "the first time only");
    }

    private Optional<String> moved(Instant time) {
        ZoneOffsetTransition change = rules.previousTransition(time.plusNanos(1));
        boolean isJustAfterGap = change != null
                && change.isGap()
                && time.isBefore(change.getInstant().plus(change.getDuration()));
        if (!isJustAfterGap || firesAt(skipping, time)) {
            return Optional.empty();
        }
        return Optional.of(missing(LocalDateTime.ofInstant(time, change.getOffsetBefore()), change) + ": moved by "
                + length(change.getDuration()));
    }

    private void addSkipped(ZoneOffsetTransition change, List<String> lines) {
        Instant end = change.getInstant().plus(change.getDuration());
        Triggers.fireTimes(moving, change.getInstant())
                .takeWhile(time -> time.isBefore(end))
                .filter(time -> !firesAt(trigger, time))
                .forEach(time -> lines.add(skipped(time, change)));
    }

    private static String skipped(Instant moved, ZoneOffsetTransition change) {
        LocalDateTime wanted = LocalDateTime.ofInstant(moved, change.getOffsetBefore());
        return DAY_AND_TIME.format(wanted) + " skipped  (" + missing(wanted, change) + ")";
    }

    private static String missing(LocalDateTime wanted, ZoneOffsetTransition change) {
        return clock(wanted) + " does not exist, clocks go forward from " + clock(change.getDateTimeBefore()) + " to "
                + clock(change.getDateTimeAfter());
    }

    private static boolean firesAt(Trigger trigger, Instant time) {
        return trigger.next(Optional.empty(), time).equals(Optional.of(time));
    }

    private static String clock(LocalDateTime time) {
        LocalTime clock = time.toLocalTime();
        return clock.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String length(Duration gap) {
        long minutes = gap.toMinutes();
        if (minutes % 60 != 0) {
            return minutes + " minutes";
        }
        return minutes == 60 ? "an hour" : minutes / 60 + " hours";
    }

    /** The trigger with another treatment of gaps; itself where it does not follow local time. */
    private Trigger variant(TriggerSpec spec, String gap, ZoneId zone, Instant created) {
        Map<String, String> options = new LinkedHashMap<>(spec.options());
        spec.options().forEach((key, value) -> {
            if (FOLLOWING_LOCAL_TIME.contains(value) && PART.matcher(key).matches()) {
                options.put(key + ".gap", gap);
            }
        });
        if (FOLLOWING_LOCAL_TIME.contains(spec.type())) {
            options.put("gap", gap);
        }
        try {
            return Triggers.compile(Triggers.of(spec.type(), options), zone, created);
        } catch (TriggerSpecException noSuchOption) {
            return trigger;
        }
    }
}
