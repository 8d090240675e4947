package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerProvider;
import io.apscheduler.trigger.TriggerSpec;
import java.util.List;

/**
 * Type {@code any_of}: fires when one of its parts does. Options: the parts, numbered from 1 ({@code 1 = cron},
 * {@code 1.hour = 5}, {@code 2 = interval} …), and {@code jitter}.
 */
public final class AnyOfTriggerProvider implements TriggerProvider {

    private static final List<String> OPTIONS = List.of("jitter");

    @Override
    public String type() {
        return "any_of";
    }

    @Override
    public Trigger compile(TriggerSpec spec, TriggerContext context) {
        Parts parts = Parts.of(spec, OPTIONS);
        OptionReader options = new OptionReader(parts.rest(), context, OPTIONS);
        options.checkJitter();
        return new AnyOfTrigger(parts.compile(context));
    }

    @Override
    public String describe(TriggerSpec spec) {
        return Parts.of(spec, OPTIONS).describe(OPTIONS);
    }
}
