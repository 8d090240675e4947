package io.apscheduler.engine.trigger.cron;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The five time fields of a crontab line.
 *
 * <p>A field is unrestricted where it contains a {@code *}, as cron has it: {@code *}{@code /2} for the day narrows it, but
 * does not make the day and the weekday alternatives.
 *
 * @param text the canonical text
 * @param given the expressions of the five fields
 */
record CrontabExpression(String text, List<FieldExpression> given) {

    static final String FORMS = "Allowed: five fields, minute hour day month weekday, such as 30 5 * * mon-fri; or "
            + String.join(", ", macros().keySet());

    private static final Map<String, String> MACROS = macros();

    private static final List<CronField> KINDS = List.of(
            CronField.MINUTE, CronField.HOUR, CronField.CRONTAB_DAY, CronField.MONTH, CronField.CRONTAB_WEEKDAY);

    private static final List<CronField> FIELDS =
            List.of(CronField.MINUTE, CronField.HOUR, CronField.DAY, CronField.MONTH, CronField.DAY_OF_WEEK);

    private static final List<String> NAMES = List.of("minute", "hour", "day", "month", "weekday");

    private static final int DAY = 2;
    private static final int WEEKDAY = 4;

    private static Map<String, String> macros() {
        Map<String, String> macros = new TreeMap<>();
        macros.put("@yearly", "0 0 1 1 *");
        macros.put("@annually", "0 0 1 1 *");
        macros.put("@monthly", "0 0 1 * *");
        macros.put("@weekly", "0 0 * * 0");
        macros.put("@daily", "0 0 * * *");
        macros.put("@midnight", "0 0 * * *");
        macros.put("@hourly", "0 * * * *");
        return macros;
    }

    /**
     * Reads an expression.
     *
     * @throws ExpressionException if it is refused; the message says what is allowed
     */
    static CrontabExpression parse(String text) {
        String macro = text.strip().toLowerCase(Locale.ROOT);
        String[] parts = MACROS.getOrDefault(macro, macro).split("\\s+", -1);
        if (macro.startsWith("@") && parts.length == 1) {
            throw new ExpressionException("there is no such macro. " + FORMS);
        }
        if (parts.length != KINDS.size()) {
            throw new ExpressionException("it has " + parts.length + " fields. " + FORMS);
        }
        List<FieldExpression> given = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            given.add(parse(i, parts[i]));
        }
        boolean isMacro = MACROS.containsKey(macro);
        String canonical = given.stream().map(FieldExpression::text).collect(Collectors.joining(" "));
        return new CrontabExpression(isMacro ? macro : canonical, List.copyOf(given));
    }

    private static FieldExpression parse(int index, String part) {
        try {
            return FieldParser.parse(KINDS.get(index), part);
        } catch (ExpressionException e) {
            throw new ExpressionException("the field " + NAMES.get(index) + ", \"" + part + "\": " + e.problem());
        }
    }

    /** Returns all fields: those not in a crontab are free, but for the second. */
    Fields fields() {
        Map<CronField, FieldExpression> all = new EnumMap<>(CronField.class);
        all.put(CronField.YEAR, Fields.every(CronField.YEAR));
        all.put(CronField.WEEK, Fields.every(CronField.WEEK));
        all.put(CronField.SECOND, Fields.minimum(CronField.SECOND));
        for (int i = 0; i < FIELDS.size(); i++) {
            all.put(FIELDS.get(i), given.get(i));
        }
        return new Fields(all);
    }

    /** Tells whether day and weekday both are restricted, so that either suffices. */
    boolean isEitherDay() {
        return !given.get(DAY).hasStar() && !given.get(WEEKDAY).hasStar();
    }
}
