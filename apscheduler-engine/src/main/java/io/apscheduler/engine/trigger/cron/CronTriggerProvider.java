package io.apscheduler.engine.trigger.cron;

import io.apscheduler.engine.trigger.OptionReader;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerProvider;
import io.apscheduler.trigger.TriggerSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Type {@code cron}: fires when the local time matches all fields.
 *
 * <p>Options: {@code year}, {@code month}, {@code day}, {@code week}, {@code day_of_week}, {@code hour}, {@code minute},
 * {@code second}, at least one of them; {@code start_date}, {@code end_date}, {@code timezone}, {@code jitter},
 * {@code gap}, {@code overlap}.
 */
public final class CronTriggerProvider implements TriggerProvider {

    private static final List<String> FIELD_NAMES =
            Fields.ORDER.stream().map(CronField::key).toList();

    private static final List<String> OPTIONS = options();

    private static List<String> options() {
        List<String> options = new ArrayList<>(FIELD_NAMES);
        options.addAll(WallClockOptions.NAMES);
        return List.copyOf(options);
    }

    @Override
    public String type() {
        return "cron";
    }

    @Override
    public Trigger compile(TriggerSpec spec, TriggerContext context) {
        OptionReader options = new OptionReader(spec, context, OPTIONS);
        Map<CronField, FieldExpression> given = new EnumMap<>(CronField.class);
        for (CronField field : Fields.ORDER) {
            options.text(field.key()).ifPresent(text -> given.put(field, parse(options, field, text)));
        }
        if (given.isEmpty()) {
            throw options.refusal("no field is given. Allowed: one or more of " + String.join(", ", FIELD_NAMES));
        }
        return WallClockOptions.trigger(options, Fields.of(given), false);
    }

    private static FieldExpression parse(OptionReader options, CronField field, String text) {
        try {
            return FieldParser.parse(field, text);
        } catch (ExpressionException e) {
            throw options.refusal(field.key(), e.problem());
        }
    }

    /** Shows the given fields in their order, in canonical form: {@code cron[month='6-8', day='3rd fri']}. */
    @Override
    public String describe(TriggerSpec spec) {
        List<String> fields = new ArrayList<>();
        for (CronField field : Fields.ORDER) {
            String text = spec.options().get(field.key());
            if (text != null) {
                fields.add(field.key() + "='" + canonical(field, text) + "'");
            }
        }
        return type() + "[" + String.join(", ", fields) + "]";
    }

    private static String canonical(CronField field, String text) {
        try {
            return FieldParser.parse(field, text).text();
        } catch (ExpressionException refused) {
            return text;
        }
    }
}
