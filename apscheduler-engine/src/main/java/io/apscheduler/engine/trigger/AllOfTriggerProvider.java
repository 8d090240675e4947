package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerProvider;
import io.apscheduler.trigger.TriggerSpec;
import java.math.BigDecimal;
import java.util.List;

/**
 * Type {@code all_of}: fires when all of its parts agree. Options: the parts, numbered from 1 ({@code 1 = cron},
 * {@code 1.hour = 5}, {@code 2 = interval} …); {@code threshold}, in seconds, by default 1; {@code max_iterations}, by
 * default 10,000; {@code jitter}.
 */
public final class AllOfTriggerProvider implements TriggerProvider {

    private static final List<String> OPTIONS = List.of("threshold", "max_iterations", "jitter");

    private static final int MICRO_DIGITS = 6;
    private static final int DEFAULT_ITERATIONS = 10_000;

    /** As long a search as anybody could wait for. */
    private static final int MAX_ITERATIONS = 100_000_000;

    @Override
    public String type() {
        return "all_of";
    }

    @Override
    public Trigger compile(TriggerSpec spec, TriggerContext context) {
        Parts parts = Parts.of(spec, OPTIONS);
        OptionReader options = new OptionReader(parts.rest(), context, OPTIONS);
        options.checkJitter();
        BigDecimal threshold =
                options.decimal("threshold").orElse(BigDecimal.ONE).movePointRight(MICRO_DIGITS);
        return new AllOfTrigger(
                parts.compile(context),
                threshold.min(BigDecimal.valueOf(Micros.MAX)).longValue(),
                options.whole("max_iterations", DEFAULT_ITERATIONS, 1, MAX_ITERATIONS));
    }

    @Override
    public String describe(TriggerSpec spec) {
        return Parts.of(spec, OPTIONS).describe(OPTIONS);
    }
}
