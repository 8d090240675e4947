package io.apscheduler.engine.trigger.cron;

import io.apscheduler.engine.trigger.OptionOrder;
import io.apscheduler.engine.trigger.OptionReader;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerProvider;
import io.apscheduler.trigger.TriggerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Type {@code quartz_cron}: fires as a cron expression of the Quartz scheduler says.
 *
 * <p>Options: {@code expression}; {@code start_date}, {@code end_date}, {@code timezone}, {@code jitter}, {@code gap},
 * {@code overlap}.
 */
public final class QuartzCronTriggerProvider implements TriggerProvider {

    private static final String EXPRESSION = "expression";

    private static final List<String> OPTIONS = options();

    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of(EXPRESSION));
        options.addAll(WallClockOptions.NAMES);
        return List.copyOf(options);
    }

    @Override
    public String type() {
        return "quartz_cron";
    }

    @Override
    public Trigger compile(TriggerSpec spec, TriggerContext context) {
        OptionReader options = new OptionReader(spec, context, OPTIONS);
        String text = options.text(EXPRESSION)
                .orElseThrow(() -> options.refusal(EXPRESSION, "it is missing. " + QuartzExpression.FORMS));
        QuartzExpression expression = parse(options, text);
        return WallClockOptions.trigger(options, expression.times(), expression.everyHour());
    }

    private static QuartzExpression parse(OptionReader options, String text) {
        try {
            return QuartzExpression.parse(text);
        } catch (ExpressionException e) {
            throw options.refusal(EXPRESSION, e.problem());
        }
    }

    /** Shows the expression in canonical form, then the other options. */
    @Override
    public String describe(TriggerSpec spec) {
        Map<String, String> canonical = new TreeMap<>(spec.options());
        canonical.computeIfPresent(EXPRESSION, (key, text) -> canonical(text));
        return OptionOrder.describe(type(), canonical, OPTIONS);
    }

    private static String canonical(String text) {
        try {
            return QuartzExpression.parse(text).text();
        } catch (ExpressionException refused) {
            return text;
        }
    }
}
