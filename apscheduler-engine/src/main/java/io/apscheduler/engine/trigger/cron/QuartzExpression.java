package io.apscheduler.engine.trigger.cron;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A cron expression as Quartz has them.
 *
 * @param text the canonical text
 * @param times the local times it stands for
 * @param everyHour whether that is so in every hour
 */
record QuartzExpression(String text, WallTimes times, boolean everyHour) {

    static final String FORMS = "Allowed: six or seven fields, second minute hour day month weekday and perhaps year,"
            + " such as 0 30 5 ? * MON-FRI";

    private static final int LEAST_FIELDS = 6;
    private static final int MOST_FIELDS = 7;
    private static final int ALL_HOURS = (1 << 24) - 1;
    private static final String EVERY = "*";
    private static final String UNSPECIFIED = "?";

    /**
     * Reads an expression.
     *
     * @throws ExpressionException if it is refused; the message says what is allowed
     */
    static QuartzExpression parse(String text) {
        String canonical = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        Map<QuartzField, String> parts = parts(canonical.split(" ", -1));
        int hours = (int) mask(parts, QuartzField.HOUR);
        DayTimes times = new DayTimes(hours, mask(parts, QuartzField.MINUTE), mask(parts, QuartzField.SECOND));
        BitSet years = part(parts, QuartzField.YEAR).equals(EVERY) ? null : values(parts, QuartzField.YEAR);
        MatchingDays days = MatchingDays.of(years, (int) mask(parts, QuartzField.MONTH), days(parts));
        return new QuartzExpression(canonical, new WallTimes(days, times), hours == ALL_HOURS);
    }

    private static Map<QuartzField, String> parts(String[] texts) {
        if (texts.length < LEAST_FIELDS || texts.length > MOST_FIELDS) {
            throw new ExpressionException("it has " + texts.length + " fields. " + FORMS);
        }
        Map<QuartzField, String> parts = new EnumMap<>(QuartzField.class);
        QuartzField[] fields = QuartzField.values();
        for (int i = 0; i < texts.length; i++) {
            parts.put(fields[i], texts[i]);
        }
        return parts;
    }

    /** Returns what a field was given; only the year can be missing, which then is any. */
    private static String part(Map<QuartzField, String> parts, QuartzField field) {
        return parts.getOrDefault(field, EVERY);
    }

    private static long mask(Map<QuartzField, String> parts, QuartzField field) {
        return QuartzDayParser.mask(values(parts, field));
    }

    private static BitSet values(Map<QuartzField, String> parts, QuartzField field) {
        return read(parts, field, field::values);
    }

    private static DaysOfMonth days(Map<QuartzField, String> parts) {
        boolean hasDay = !part(parts, QuartzField.DAY).equals(UNSPECIFIED);
        boolean hasWeekday = !part(parts, QuartzField.WEEKDAY).equals(UNSPECIFIED);
        if (hasDay == hasWeekday) {
            throw new ExpressionException("exactly one of the fields day and weekday must be \"?\". " + FORMS);
        }
        return hasDay
                ? read(parts, QuartzField.DAY, QuartzDayParser::days)
                : read(parts, QuartzField.WEEKDAY, QuartzDayParser::weekdays);
    }

    /** Reads a field; where it is refused, the message says which it is. */
    private static <T> T read(Map<QuartzField, String> parts, QuartzField field, Function<String, T> reader) {
        String part = part(parts, field);
        try {
            return reader.apply(part);
        } catch (ExpressionException e) {
            String name = field.name().toLowerCase(Locale.ROOT);
            throw new ExpressionException("the field " + name + ", \"" + part + "\": " + e.problem());
        }
    }
}
