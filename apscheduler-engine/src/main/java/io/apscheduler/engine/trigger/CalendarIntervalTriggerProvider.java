package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.GapPolicy;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerProvider;
import io.apscheduler.trigger.TriggerSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Type {@code calendar_interval}: fires at the same local time, years, months, weeks and days apart.
 *
 * <p>Options: {@code years}, {@code months}, {@code weeks}, {@code days}, at least one of them above 0; {@code hour},
 * {@code minute}, {@code second}, by default 0; {@code timezone}, {@code start_date}, {@code end_date}, {@code jitter},
 * {@code gap}.
 *
 * <p>{@code start_date} gives the first date; where it has a time of day later than that of the trigger, that date is
 * already past, and the next one is the first to fire.
 */
public final class CalendarIntervalTriggerProvider implements TriggerProvider {

    private static final List<String> STEPS = List.of("years", "months", "weeks", "days");

    private static final List<String> OPTIONS = List.of(
            "years",
            "months",
            "weeks",
            "days",
            "hour",
            "minute",
            "second",
            "timezone",
            "start_date",
            "end_date",
            "jitter",
            "gap");

    private static final int MONTHS_IN_YEAR = 12;
    private static final int DAYS_IN_WEEK = 7;

    /** So many years, months, weeks or days that nothing would be gained by more. */
    private static final int MAX_STEP = 100_000_000;

    @Override
    public String type() {
        return "calendar_interval";
    }

    @Override
    public String describe(TriggerSpec spec) {
        return OptionOrder.describe(type(), spec.options(), OPTIONS);
    }

    @Override
    public Trigger compile(TriggerSpec spec, TriggerContext context) {
        OptionReader options = new OptionReader(spec, context, OPTIONS);
        options.checkJitter();
        ZoneId zone = options.zone();
        Bounds bounds = options.bounds();
        Instant start = bounds.start().orElse(context.created());
        LocalTime time = LocalTime.of(
                options.whole("hour", 0, 0, 23), options.whole("minute", 0, 0, 59), options.whole("second", 0, 0, 59));
        return new CalendarIntervalTrigger(
                dates(options, LocalDate.ofInstant(start, zone)),
                new LocalClock(zone.getRules(), time, options.gap() == GapPolicy.SKIP),
                bounds);
    }

    private static CalendarDates dates(OptionReader options, LocalDate first) {
        long months = MONTHS_IN_YEAR * step(options, "years") + step(options, "months");
        long days = DAYS_IN_WEEK * step(options, "weeks") + step(options, "days");
        if (months + days == 0) {
            throw options.refusal(
                    "the distance is missing. Allowed: one or more of " + String.join(", ", STEPS) + ", not all 0");
        }
        return new CalendarDates(first, months, days);
    }

    private static long step(OptionReader options, String key) {
        return options.whole(key, 0, 0, MAX_STEP);
    }
}
