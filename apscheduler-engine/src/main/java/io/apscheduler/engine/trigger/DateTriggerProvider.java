package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerProvider;
import io.apscheduler.trigger.TriggerSpec;
import java.time.Instant;
import java.util.List;

/** Type {@code date}: fires once. Option {@code run_date}, a time or {@code now}, the moment of creation. */
public final class DateTriggerProvider implements TriggerProvider {

    private static final String RUN_DATE = "run_date";
    private static final String NOW = "now";

    @Override
    public String type() {
        return "date";
    }

    @Override
    public Trigger compile(TriggerSpec spec, TriggerContext context) {
        OptionReader options = new OptionReader(spec, context, List.of(RUN_DATE));
        Instant time = options.text(RUN_DATE).filter(NOW::equals).isPresent()
                ? context.created()
                : options.time(RUN_DATE)
                        .orElseThrow(
                                () -> options.refusal(RUN_DATE, "it is missing. " + DateTimeText.FORMS + "; or now"));
        return new DateTrigger(Micros.roundedUp(time));
    }
}
