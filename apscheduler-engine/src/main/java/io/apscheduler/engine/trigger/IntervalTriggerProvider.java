package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerProvider;
import io.apscheduler.trigger.TriggerSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Type {@code interval}: fires at equal distances of elapsed time.
 *
 * <p>Options: {@code weeks}, {@code days}, {@code hours}, {@code minutes}, {@code seconds}, decimal numbers that are added;
 * or {@code interval}, one ISO-8601 duration; {@code start_date}, {@code end_date}, {@code jitter}. What is finer than a
 * microsecond is rounded up.
 */
public final class IntervalTriggerProvider implements TriggerProvider {

    private static final String INTERVAL = "interval";

    private static final List<String> OPTIONS =
            List.of("weeks", "days", "hours", "minutes", "seconds", INTERVAL, "start_date", "end_date", "jitter");

    private static final Map<String, Integer> SECONDS = secondsPerUnit();

    private static final int MICRO_DIGITS = 6;

    private static Map<String, Integer> secondsPerUnit() {
        Map<String, Integer> units = new LinkedHashMap<>();
        units.put("weeks", 7 * 24 * 60 * 60);
        units.put("days", 24 * 60 * 60);
        units.put("hours", 60 * 60);
        units.put("minutes", 60);
        units.put("seconds", 1);
        return units;
    }

    @Override
    public String type() {
        return "interval";
    }

    @Override
    public String describe(TriggerSpec spec) {
        return OptionOrder.describe(type(), spec.options(), OPTIONS);
    }

    @Override
    public Trigger compile(TriggerSpec spec, TriggerContext context) {
        OptionReader options = new OptionReader(spec, context, OPTIONS);
        options.checkJitter();
        long interval = micros(options, options.text(INTERVAL).isPresent() ? iso(options) : sum(options));
        Bounds bounds = options.bounds();
        long first = bounds.start().isPresent() ? bounds.first() : Micros.ceil(context.created()) + interval;
        return new IntervalTrigger(first, interval, bounds.last());
    }

    private static BigDecimal sum(OptionReader options) {
        BigDecimal seconds = BigDecimal.ZERO;
        boolean isGiven = false;
        for (Map.Entry<String, Integer> unit : SECONDS.entrySet()) {
            isGiven |= options.text(unit.getKey()).isPresent();
            BigDecimal count = options.decimal(unit.getKey()).orElse(BigDecimal.ZERO);
            seconds = seconds.add(count.multiply(BigDecimal.valueOf(unit.getValue())));
        }
        if (!isGiven) {
            throw options.refusal("the interval is missing. Allowed: one or more of "
                    + String.join(", ", SECONDS.keySet()) + "; or interval, such as PT1H30M");
        }
        return seconds;
    }

    private static BigDecimal iso(OptionReader options) {
        String text = options.text(INTERVAL).orElseThrow();
        if (SECONDS.keySet().stream().anyMatch(unit -> options.text(unit).isPresent())) {
            throw options.refusal(INTERVAL, "it cannot be joined with " + String.join(", ", SECONDS.keySet()));
        }
        try {
            Duration interval = Duration.parse(text);
            return BigDecimal.valueOf(interval.getSeconds()).add(BigDecimal.valueOf(interval.getNano(), 9));
        } catch (DateTimeParseException e) {
            throw options.refusal(
                    INTERVAL, "this is not an ISO-8601 duration. Allowed: such as PT1H30M, P2D or PT0.5S");
        }
    }

    private static long micros(OptionReader options, BigDecimal seconds) {
        BigDecimal micros = seconds.movePointRight(MICRO_DIGITS);
        String interval = "the interval of " + seconds.stripTrailingZeros().toPlainString() + " seconds";
        if (micros.compareTo(BigDecimal.ONE) < 0) {
            throw options.refusal(interval + " is too short. Allowed: a microsecond at least");
        }
        if (micros.compareTo(BigDecimal.valueOf(Micros.MAX)) > 0) {
            throw options.refusal(interval + " is longer than all time");
        }
        return micros.setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
