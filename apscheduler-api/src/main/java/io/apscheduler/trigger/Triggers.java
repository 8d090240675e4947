package io.apscheduler.trigger;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes trigger specs, and turns them into behaviour.
 *
 * <p>Specs are immutable values; nothing is checked until a spec is compiled, which scheduling a job does at once. All
 * methods are safe for use by several threads.
 */
public final class Triggers {

    private Triggers() {}

    /** Fires once, at the moment of creation. */
    public static DateSpec now() {
        return new DateSpec("now");
    }

    /**
     * Fires once.
     *
     * @param time {@code 2009-11-06}, {@code 2009-11-06 16:30} or {@code 2009-11-06 16:30:05.7204}, optionally followed by
     *     {@code Z} or an offset; local time of the scheduler's zone if there is none
     */
    public static DateSpec at(String time) {
        return new DateSpec(OptionText.time(time));
    }

    /** Fires once, at this instant. */
    public static DateSpec at(Instant time) {
        return new DateSpec(OptionText.time(time));
    }

    /** Fires once, at the instant of this time. */
    public static DateSpec at(ZonedDateTime time) {
        return new DateSpec(OptionText.time(time));
    }

    /** Fires once, at this local time of the scheduler's zone. */
    public static DateSpec at(LocalDateTime time) {
        return new DateSpec(OptionText.time(time));
    }

    /** Fires once, at midnight at the beginning of this day in the scheduler's zone. */
    public static DateSpec at(LocalDate day) {
        return new DateSpec(OptionText.time(day));
    }

    /**
     * Fires again and again, this long apart, first one interval after creation.
     *
     * @param interval elapsed time, at least a microsecond
     */
    public static IntervalSpec every(Duration interval) {
        return IntervalSpec.of(requireNonNull(interval, "interval"));
    }

    /** Fires when the local time matches all fields that are then given to it. */
    public static CronSpec cron() {
        return new CronSpec();
    }

    /**
     * Fires as a line of a crontab says.
     *
     * @param expression minute, hour, day, month and weekday, such as {@code 30 5 * * mon-fri}, or a macro, such as
     *     {@code @daily}
     */
    public static CrontabSpec crontab(String expression) {
        return new CrontabSpec(expression);
    }

    /**
     * Fires as an expression of the Quartz scheduler says.
     *
     * @param expression second, minute, hour, day, month, weekday and perhaps year, such as {@code 0 30 5 ? * MON-FRI}
     */
    public static QuartzCronSpec quartzCron(String expression) {
        return new QuartzCronSpec(expression);
    }

    /** Fires at the same local time, as many years, months, weeks and days apart as are then given to it. */
    public static CalendarIntervalSpec calendarInterval() {
        return new CalendarIntervalSpec();
    }

    /** Fires whenever one of several triggers does. */
    public static AnyOfSpec anyOf(TriggerSpec first, TriggerSpec... others) {
        return new AnyOfSpec(CombinedSpec.list(first, others));
    }

    /** Fires when several triggers agree, by default within a second. */
    public static AllOfSpec allOf(TriggerSpec first, TriggerSpec... others) {
        return new AllOfSpec(CombinedSpec.list(first, others));
    }

    /**
     * Makes a spec of any type from text.
     *
     * @param type the name of a type, built in or of a {@link TriggerProvider} on the class path
     * @param options its options, copied; {@code of("cron", Map.of("hour", "5"))} equals {@code cron().hour(5)}
     */
    public static TriggerSpec of(String type, Map<String, String> options) {
        return new TextSpec(requireNonNull(type, "type"), OptionMap.entries(Map.copyOf(options)));
    }

    /** Makes a spec that holds a trigger itself, for the memory store only. */
    public static LambdaSpec of(Trigger trigger) {
        return new LambdaSpec(trigger);
    }

    /**
     * Tells whether a spec is all text, so that a store which outlives the process can keep it.
     *
     * @return false if the spec is, or contains, one made {@linkplain #of(Trigger) from an object}
     */
    public static boolean isText(TriggerSpec spec) {
        return spec instanceof CombinedSpec<?> combined
                ? combined.parts().stream().allMatch(Triggers::isText)
                : !spec.type().equals(LambdaSpec.TYPE);
    }

    /**
     * Turns a spec into behaviour, with the system's zone as default zone and the present as moment of creation.
     *
     * @see #compile(TriggerSpec, ZoneId, Instant)
     */
    public static Trigger compile(TriggerSpec spec) {
        return compile(spec, ZoneId.systemDefault());
    }

    /**
     * Turns a spec into behaviour, with the present as moment of creation. This is the only place of the API that looks at
     * a clock, the system's; to be independent of it, use {@link #compile(TriggerSpec, ZoneId, Instant)}.
     */
    public static Trigger compile(TriggerSpec spec, ZoneId defaultZone) {
        return compile(spec, defaultZone, InstantSource.system().instant());
    }

    /**
     * Turns a spec into behaviour.
     *
     * @param spec the spec
     * @param defaultZone the zone of specs that name none
     * @param created what {@code now} means, and the anchor of intervals and calendar intervals without a start
     * @return fire times without jitter, which delays runs, not fire times
     * @throws TriggerSpecException if the spec is refused
     * @throws UnknownTriggerTypeException if no provider on the class path understands its type
     */
    public static Trigger compile(TriggerSpec spec, ZoneId defaultZone, Instant created) {
        return new Compilation(defaultZone, created).outermost(requireNonNull(spec, "spec"));
    }

    /**
     * Returns the fire times of a spec that is created at {@code from}, with the system's zone as default zone.
     *
     * @return a sequential stream, computed as it is read; endless for most specs, so {@linkplain Stream#limit limit} it
     * @throws TriggerSpecException if the spec is refused
     */
    public static Stream<Instant> fireTimes(TriggerSpec spec, Instant from) {
        return fireTimes(compile(spec, ZoneId.systemDefault(), from), from);
    }

    /**
     * Returns the fire times of a trigger, not before {@code from}; those finer than a microsecond are rounded up.
     *
     * @return a sequential stream, computed as it is read; endless for most triggers, so {@linkplain Stream#limit limit} it.
     *     It throws {@link IllegalStateException} where the trigger answers with a time that is not after the one before.
     */
    public static Stream<Instant> fireTimes(Trigger trigger, Instant from) {
        FireTimes times = new FireTimes(requireNonNull(trigger, "trigger"), requireNonNull(from, "from"));
        int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(times, traits), false);
    }

    /**
     * Returns a spec as listings show it: {@code type[key='value', …]}, or what its provider makes of that, such as
     * {@code cron[day_of_week='mon-fri', hour='5']} with the fields in their order. Never fails, neither on a spec that
     * would be refused, nor where the provider is missing or fails itself.
     */
    public static String describe(TriggerSpec spec) {
        return Descriptions.of(spec);
    }
}
